package org.hpsearch.exchange.tracker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Optuna's journal (`JournalStorage`; optuna/storages/journal/_storage.py): an operation a line, which are applied in
/// their order. A trial is a run, a study an experiment.
public final class OptunaTrials implements ForeignStore {
    static final String KIND = "optuna";
    private static final int LONGEST_HEAD = 4096;

    private final Path file;
    private final List<String> guesses = new ArrayList<>();

    public OptunaTrials(Path file) {
        this.file = file;
    }

    /// Whether a file's first line is an operation of a journal.
    public static boolean isJournal(Path file) {
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8);
            String line = head.lines().findFirst().orElse("");
            return line.startsWith("{") && line.contains("\"op_code\"") && line.contains("\"worker_id\"");
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> guesses() {
        return List.copyOf(guesses);
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<OptunaStudy> studies = new ArrayList<>();
        List<OptunaTrial> trials = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Value.Obj operation = parse(line);
                if (operation != null) {
                    apply(operation, studies, trials);
                } else if (!line.isBlank()) {
                    omissions.add("damaged lines", file.toString());
                }
            }
        }
        studies.stream().filter(study -> !study.isDeleted()).forEach(study -> guesses.add(study.line()));
        return OptunaTrial.runs(trials, omissions);
    }

    private static Value.@Nullable Obj parse(String line) {
        try {
            return ForeignJson.parse(line) instanceof Value.Obj object ? object : null;
        } catch (DataException damaged) {
            return null;
        }
    }

    private static void apply(Value.Obj operation, List<OptunaStudy> studies, List<OptunaTrial> trials) {
        int code = (int) Fields.whole(operation, "op_code", -1);
        if (code == 0) {
            studies.add(new OptunaStudy(operation));
            return;
        }
        OptunaStudy study = at(studies, Fields.whole(operation, "study_id", -1));
        OptunaTrial trial = at(trials, Fields.whole(operation, "trial_id", -1));
        if (code == 4 && study != null) {
            trials.add(new OptunaTrial(study, operation));
        } else if (code <= 3 && study != null) {
            study.apply(code, operation);
        } else if (trial != null) {
            trial.apply(code, operation);
        }
    }

    private static <T> @Nullable T at(List<T> all, long index) {
        return index < 0 || index >= all.size() ? null : all.get((int) index);
    }
}
