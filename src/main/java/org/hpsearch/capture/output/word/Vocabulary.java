package org.hpsearch.capture.output.word;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.project.Direction;

/// Words that tell what a name stands for. All in small letters.
public final class Vocabulary {
    private static final Set<String> SPLITS = words("""
        learn train training trn tr test testing tst val valid validation validate validating eval evaluation
        evaluate evaluating dev holdout oob
        """);
    private static final Set<String> TRAINING = words("""
        train training trn tr
        """);
    private static final Set<String> MEASURES = words("""
        correct correctly incorrectly statistic lr energy residual norm kl entropy precision recall top1 top5 loss losses psnr ssim fid wer cer per
        rouge meteor map50 ap ap50 ar cost elbo likelihood logloss deviance objective obj fitness regret
        throughput speed mfu temperature pressure volume density dice kappa gini mape smape cosine sharpe
        divergence bpc bpb bits xent advantage value delta drift gradient grad correlation spearman pearson
        silhouette inertia rank1 hits mrr ndcg hit sec secs seconds accuracies rate avg mean std rms rmsd
        max min bound gap force forces courant cfl residuals etot magnetization rewards returns scores errors
        """);
    private static final Set<String> STATISTICS = words("min max mean avg std rms");
    private static final Set<String> NEVER = words("""
        eta data fold codes passed elapsed remaining version date key pid port id v_num line lineno time_left python cuda torch
        device devices gpu gpus cpus rank local_rank world_size host size images progress percent seed
        worker workers num_workers hostname address addr node job pct done left eta_seconds exit code status
        timestamp datetime start started end ended file files at on to in from for of with than by the a an
        and or after before about over under only until total_time time_taken wall_time walltime
        estimated_time time_remaining time_elapsed_total finished_in is are was has have using trial_id
        run_id process thread threads day days hours minutes tested processed loaded parsed scanned
        """);
    private static final Set<String> SETTINGS = words("""
        batch_size seed epochs num_epochs n_epochs max_epochs max_steps num_steps n_layers num_layers
        hidden_size hidden_dim dropout weight_decay momentum optimizer num_classes vocab_size params
        parameters n_params num_params number_of_parameters total_params trainable_params
        non_trainable_params total_parameters model_parameters num_parameters trainable_parameters samples
        mini_batch num_samples n_samples num_examples num_train_epochs warmup warmup_steps patience width height depth
        channels resolution world_size max_iter max_iters block_size n_head n_embd train_size test_size
        val_size dataset_size instantaneous_batch_size_per_device gradient_accumulation_steps
        total_optimization_steps tolerance tol
        """);
    /// Behind a result's word they make a setting of it: `loss_scale`.
    private static final Set<String> SETTING_WORDS = words("""
        scale weight weights coef coefficient function fn type factor name threshold tolerance
        """);
    /// First words of names of what somebody wants.
    private static final Set<String> GOALS = words("desired wanted required allowed permitted goal");
    /// Last words of names of what somebody set.
    private static final Set<String> LIMITS = words("size tolerance tol");
    private static final Set<String> COUNTS = words("""
        params parameters n_params num_params train_size test_size val_size dataset_size num_parameters
        """);
    /// Words of names of the time since the start.
    private static final Set<String> SINCE_START = words("total wall cumulative remaining");
    private static final Set<String> STOPS = words("""
        from in to at for with than by the a an on after over and or is was are using be will has have
        every where within until into reached improved achieved obtained got
        """);
    private static final Set<String> NUMBERED = words("""
        species layer chain cluster member particle individual island agent player sample example replica walker
        """);
    private static final Set<String> CONFIGS = words("""
        parameters params param hparams config configuration args arguments opts hparam hyperparameters
        hyper-parameters namespace settings options hyperparams cfg flags
        """);

    /// A place in a source file, as warnings tell it.
    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(?:py|pyx|c|cc|cpp|cxx|cu|cuh|h|hpp|java|scala|kt|rs|go|jl|r|f90|m|js|ts)");

    /// Measures that a report tells for each class of the data.
    private static final Set<String> CLASS_MEASURES =
            words("precision recall f1 fb1 f1-score f1_score f-score iou ap dice jaccard");

    private static final Pattern GLOG = Pattern.compile("[IWEF]\\d{4}");
    private static final Pattern RANK =
            Pattern.compile("(?i)(local[-_]?)?(rank|default|worker|gpu|node|proc|trainer)[-_]?\\d+");

    private Vocabulary() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// Whether a word tells the part of the data: `train`, `val`; `valid_0` and `val1`, too.
    public static boolean isSplit(String word) {
        return SPLITS.contains(stem(word));
    }

    /// Whether the last of these words that tells a part of the data tells the training's.
    public static boolean isTraining(List<String> words) {
        return words.stream().map(Vocabulary::stem).anyMatch(TRAINING::contains);
    }

    private static String stem(String word) {
        int end = word.length();
        while (end > 0 && (Character.isDigit(word.charAt(end - 1)) || word.charAt(end - 1) == '_')) {
            end--;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /// Whether a name holds a word of a part of the data.
    public static boolean hasSplit(String name) {
        return Direction.words(name).stream().anyMatch(Vocabulary::isSplit);
    }

    /// Whether a name tells a measure whose direction is known: what only a result has.
    public static boolean isResult(String name) {
        List<String> words = Direction.words(name);
        boolean setting =
                !words.isEmpty() && (SETTING_WORDS.contains(words.getLast()) || GOALS.contains(words.getFirst()));
        return !setting && Direction.guess(name) != Direction.NONE;
    }

    /// Whether a name surely tells a measure.
    public static boolean isMeasure(String name) {
        return name.indexOf('@') > 0
                || isResult(name)
                || !isGoal(name) && Direction.words(name).stream().anyMatch(MEASURES::contains)
                || MEASURES.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Whether a name tells a measure only by a word of statistics, `min_width`: that of data as well as of results.
    public static boolean isStatistic(String name) {
        return !isResult(name)
                && Direction.words(name).stream()
                        .allMatch(word -> STATISTICS.contains(word) || !MEASURES.contains(word))
                && Direction.words(name).stream().anyMatch(STATISTICS::contains);
    }

    /// Whether a name tells what somebody wants: `desired error`.
    private static boolean isGoal(String name) {
        List<String> words = Direction.words(name);
        return !words.isEmpty() && GOALS.contains(words.getFirst());
    }

    /// Whether a name never tells a metric.
    public static boolean isNever(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NEVER.contains(lower)
                || lower.startsWith("eta_")
                || lower.endsWith("_id")
                || lower.endsWith("_seed")
                || lower.startsWith("current_") && !isMeasure(name)
                || lower.startsWith("example_")
                || lower.endsWith("_version")
                || isDone(lower) && !isMeasure(name)
                || isSource(lower)
                || isWholeTime(lower)
                || isBestStep(name);
    }

    /// `epoch_loaded`: what was done to the thing of that number.
    private static boolean isDone(String lower) {
        return lower.endsWith("_loaded")
                || lower.endsWith("_started")
                || lower.endsWith("_finished")
                || lower.endsWith("_completed");
    }

    /// Whether a word names one of several things by the number behind it: `species 1`, `chain 2`.
    public static boolean isNumbered(String name) {
        return NUMBERED.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Whether a name tells where the best value was, `bestIteration`.
    private static boolean isBestStep(String name) {
        List<String> words = Direction.words(name);
        return words.size() == 2 && words.getFirst().equals("best") && StepAxis.of(words.getLast()) != null;
    }

    /// Whether a name tells a time since the start: `time_total_s`, `total training time`; no time per step.
    private static boolean isWholeTime(String name) {
        if (!name.contains("time") && !name.contains("taken")) {
            return false;
        }
        List<String> words = Direction.words(name);
        return words.contains("seconds") && words.contains("taken")
                || words.contains("time")
                        && !words.contains("per")
                        && words.stream().anyMatch(SINCE_START::contains);
    }

    /// Whether a name tells a setting of the program rather than what it measures.
    public static boolean isSetting(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SETTINGS.contains(lower)
                || isGoal(name)
                || isLimit(name)
                || lower.startsWith("num_")
                || lower.startsWith("number_of_")
                || lower.endsWith("params")
                || lower.endsWith("parameters")
                || lower.endsWith("flops");
    }

    /// `maximum number of generations`, `population size`, `convergence tolerance`.
    private static boolean isLimit(String name) {
        List<String> words = Direction.words(name);
        if (words.size() < 2 || isResult(name)) {
            return false;
        }
        boolean most = words.contains("maximum") || words.contains("max") || words.contains("minimum");
        boolean counted = StepAxis.of(words.getLast()) != null
                || words.getLast().endsWith("s") && StepAxis.of(words.getLast().replaceFirst("s$", "")) != null;
        boolean step = words.stream().anyMatch(word -> StepAxis.of(word) != null); // a step's size varies
        return most && counted || !step && LIMITS.contains(words.getLast()) && !MEASURES.contains(words.getFirst());
    }

    /// Whether a name tells how exact a result has to be.
    public static boolean isTolerance(String name) {
        List<String> words = Direction.words(name);
        return !words.isEmpty()
                && (words.getLast().equals("tolerance") || words.getLast().equals("tol"));
    }

    /// Whether a name tells how many there are of something rather than what somebody set.
    public static boolean isCount(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return COUNTS.contains(lower)
                || lower.startsWith("number_of_")
                || lower.startsWith("total_")
                || lower.endsWith("params")
                || lower.endsWith("parameters")
                || lower.endsWith("flops")
                || lower.endsWith("samples")
                || lower.endsWith("examples")
                || lower.endsWith("_sum")
                || lower.endsWith("_number")
                || lower.endsWith("_count");
    }

    /// Whether a word ends what could be a name: prepositions and verbs of prose.
    public static boolean isStop(String word) {
        return STOPS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a word announces settings.
    public static boolean isConfig(String word) {
        return CONFIGS.contains(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a word names one of several processes: `rank0`, `gpu-1`.
    public static boolean isRank(String word) {
        return RANK.matcher(word).matches();
    }

    /// Whether a word begins a line of Google's logger: `I0914`.
    public static boolean isGlog(String word) {
        return GLOG.matcher(word).matches();
    }

    /// Whether a word is a source file's name: `train.py`, `ibvwrap.c`.
    public static boolean isSource(String word) {
        return SOURCE.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    /// Whether a measure is one that reports tell for each class of the data.
    public static boolean isClassMeasure(String word) {
        return CLASS_MEASURES.contains(word.toLowerCase(Locale.ROOT));
    }

    /// Whether a word is the level of a log line.
    public static boolean isLevel(String word) {
        return switch (word) {
            case "INFO",
                    "WARNING",
                    "WARN",
                    "DEBUG",
                    "ERROR",
                    "CRITICAL",
                    "NOTICE",
                    "TRACE",
                    "FATAL",
                    "info",
                    "warn",
                    "debug",
                    "I",
                    "W",
                    "D",
                    "E",
                    "Info",
                    "Debug",
                    "Warning",
                    "Error",
                    "LOG",
                    "VERBOSE" -> true;
            default -> false;
        };
    }
}
