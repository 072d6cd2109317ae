package org.hpsearch.capture.written;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;

/// What a folder is by its name and by what is in it: one checkpoint, or a folder of checkpoints.
final class CheckpointFolders {
    /// A folder of a step: `checkpoint-500`, `step_10`, `ckpt_3`, `epoch=2`.
    private static final Pattern COUNTED = Pattern.compile(
            "(?i)(?:.*[_.-])?(?:checkpoint|ckpt|step|global_?step|epoch|iter|iteration)[_.=-]?\\d+(?:[_.-].*)?");
    private static final Pattern NAMED = Pattern.compile("(checkpoint-.*|ckpt.*|step_.*)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    /// Parts of one checkpoint: a shard, an index of shards, what a trainer keeps beside the weights.
    private static final Pattern PART =
            Pattern.compile("(?i).*-\\d+-of-\\d+.*|.*\\.index\\.json|.*\\.distcp|\\.metadata"
                    + "|(?:optimizer|scheduler|scaler|rng_state|random_states|trainer_state|training_args|mp_rank|zero_pp|tokenizer"
                    + "|custom_checkpoint|sampler).*|_METADATA|_CHECKPOINT_METADATA|checkpoint_metadata.*");
    private static final Set<String> WEIGHTS = Set.of("safetensors", "bin", "h5", "msgpack", "pt", "gguf");

    private CheckpointFolders() {}

    /// Whether a folder is one checkpoint.
    ///
    /// @param name    of the folder
    /// @param files   names of the files in it
    /// @param folders names of the folders in it
    static boolean isOne(String name, Collection<String> files, Collection<String> folders) {
        boolean model = files.contains("saved_model.pb") || files.contains("config.json") && hasWeights(files);
        if (model && folders.stream().noneMatch(CheckpointFolders::isOfStep)) {
            return true;
        }
        boolean counted = COUNTED.matcher(name).matches();
        if (!counted && !NAMED.matcher(name).matches()) {
            return false;
        }
        return counted || files.stream().anyMatch(file -> PART.matcher(file).matches()) || !holdsSome(files, folders);
    }

    private static boolean hasWeights(Collection<String> files) {
        return files.stream()
                .anyMatch(file -> WEIGHTS.contains(FileName.ending(file))
                        && (file.startsWith("model")
                                || file.startsWith("pytorch_model")
                                || file.startsWith("tf_model")
                                || file.startsWith("flax_model")
                                || file.startsWith("adapter_model")));
    }

    /// Whether checkpoints are in the folder: files that are one each, or folders of steps.
    private static boolean holdsSome(Collection<String> files, Collection<String> folders) {
        return files.stream().anyMatch(CheckpointNames::isModel)
                || folders.stream().anyMatch(CheckpointFolders::isOfStep);
    }

    /// Whether a folder inside a folder of checkpoints is one of them.
    static boolean isOfStep(String name) {
        return NUMBER.matcher(name).matches() || COUNTED.matcher(name).matches();
    }

    /// Whether a folder may hold checkpoints whose own names do not tell: those of steps in it are.
    static boolean isOfMany(String name, List<String> folders) {
        return NAMED.matcher(name).matches() && folders.stream().anyMatch(CheckpointFolders::isOfStep);
    }
}
