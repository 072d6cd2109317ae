package org.hpsearch.capture.code;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.project.Direction;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Which constants of a program are parameters of it, by their names and values.
final class HyperNames {
    /// Where a constant is.
    enum Scope {
        /// In a dictionary that is a configuration by its name: every entry counts.
        CONFIGURATION,
        /// At the top level: names in capitals count, and known ones.
        TOP,
        /// At the top level of a script, which assigns it once: every number counts, and what counts at any top level.
        SCRIPT,
        /// A named argument of what is made or trained, `Net(units=64)`: every number counts, and known names.
        ARGUMENT,
        /// In a function or a call: known names count.
        INNER
    }

    private static final Pattern KNOWN =
            Pattern.compile("(?i)lr|.*learning_?rate.*|lr_\\w+|\\w+_lr|batch_?size|bs|\\w+_batch_size"
                    + "|(?:n|num|max|total|warmup)?_?(?:epochs?|iters?|iterations?|steps?|episodes?|rounds?|generations?|trials|updates|sweeps)"
                    + "|seed|random_?(?:state|seed)|\\w+_seed|hidden(?:_\\w+)?|\\p{IsGreek}\\w*|mtry|particles|(?:n|num)_?(?:trees?|hidden|layers?|heads?|units|blocks|filters|classes"
                    + "|clusters|components|neighbors|estimators|leaves|trees|particles|samples|agents|envs|workers_per_gpu|features|bins"
                    + "|inducing|vars|dims|mixtures|topics|jobs_per_node)|layers|units|filters|kernel(?:_size)?|strides?|padding|dropout\\w*|drop_rate"
                    + "|weight_decay|wd|momentum|nesterov|gamma|alpha|beta_?\\d?|betas|eps|epsilon\\w*|lambda_?\\w*|lamda|l1|l2|l1_ratio|reg\\w*"
                    + "|c|max_(?:depth|features|iter|leaves|leaf_nodes|len|length|seq_len\\w*|grad_norm|bin|delta_step)|min_(?:samples\\w*"
                    + "|child_weight|data_in_leaf|lr|count)|subsample|colsample\\w*|feature_fraction|bagging_\\w+|tol|solver|penalty|criterion"
                    + "|optimi[sz]er|scheduler|activation|loss|objective|booster|embed\\w*|embedding_dim|d_(?:model|ff|k|v)|dim|dims|latent\\w*"
                    + "|z_dim|block_size|context\\w*|vocab_size|seq_len\\w*|patience|test_size|val(?:idation)?_(?:size|split|fraction)|train_size"
                    + "|noise\\w*|sigma\\d?|mu|tau|clip\\w*|grad_clip|temperature|temp|top_[kp]|horizon|replay\\w*|buffer_size|target_update\\w*"
                    + "|max_?it(?:er)?|n_?rounds|n_?start|centers|min_?split|min_?bucket|n_?folds?|k_?folds?|folds|interaction_depth"
                    + "|bag_fraction|train_fraction|[ra]tol|rel_?tol|abs_?tol|tolerance|n_?gen|n_?pop|cx_?pb|mut_?pb|burn_?in|thin|chains"
                    + "|max_evals|n_?iter|n_?epochs?|n_?steps|rate|\\w+_rate|growth|capacity|restarts|swarm\\w*|tour\\w*_size"
                    + "|mutation\\w*|crossover\\w*|pop(?:ulation)?_?size|elite\\w*|inertia|co"
                    + "oling\\w*|dt|dx|dy|nx|ny|nz|nsteps|niter|nepochs|n"
                    + "|lora_rank|degree|order|depth|width|k|power|ratio|threshold|step_size|"
                    + "distribution|family|shuffle|bootstrap|early_stop\\w*|amsgrad|init_points|damping|viscosity|nu|re|cfl|beam\\w*|smoothing|margin"
                    + "|entropy_coef|vf_coef|gae_lambda|discount|augment\\w*|mixup|label_smoo"
                    + "thing|ema\\w*|decay\\w*|rho|theta|delta|w|h|l|t|m|d");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]*");
    /// Words of names that are no parameters: places, the machine, the look of things.
    private static final Set<String> OTHERS = Set.of(
            "dir",
            "path",
            "paths",
            "file",
            "files",
            "filename",
            "folder",
            "url",
            "uri",
            "host",
            "port",
            "addr",
            "address",
            "root",
            "home",
            "world",
            "local",
            "node",
            "debug",
            "verbose",
            "log",
            "logs",
            "logger",
            "logging",
            "device",
            "devices",
            "cuda",
            "gpu",
            "gpus",
            "cpu",
            "version",
            "author",
            "license",
            "email",
            "name",
            "title",
            "user",
            "names",
            "columns",
            "col",
            "cols",
            "output",
            "outdir",
            "out",
            "prefix",
            "suffix",
            "ext",
            "font",
            "fontsize",
            "color",
            "colors",
            "figsize",
            "dpi",
            "print",
            "report",
            "save",
            "encoding",
            "sep",
            "delimiter",
            "workers",
            "threads",
            "jobs",
            "omp",
            "env",
            "id",
            "ids",
            "key",
            "token",
            "password",
            "regex",
            "pattern",
            "format",
            "fmt",
            "msg",
            "message",
            "usage",
            "help",
            "description",
            "tag",
            "project",
            "entity",
            "wandb",
            "pi",
            "inf",
            "nan",
            "label",
            "labels",
            "true",
            "false",
            "null",
            "interval",
            "every",
            "freq",
            "frequency",
            "width_px",
            "timeout",
            "mb",
            "gb",
            "kb",
            "success",
            "failure",
            "error",
            "max_path",
            "line",
            "lines",
            "space",
            "newline",
            "axis",
            "index",
            "offset",
            "start",
            "stop",
            "end",
            "retries",
            "fps",
            "digits",
            "decimals",
            "year",
            "month",
            "day",
            "zorder",
            "linewidth",
            "fig",
            "rows",
            "dp",
            "sp",
            "wp",
            "ikind",
            "rkind");
    /// First words of names that count or limit.
    private static final Set<String> COUNT_WORDS = Set.of("num", "n", "number", "max", "min");
    /// Last words of names that limit.
    private static final Set<String> LIMIT_WORDS = Set.of("thresh", "threshold", "tol", "tolerance");
    /// Words of [#OTHERS] that count or limit a model, behind or before such a word.
    private static final Set<String> PARTS =
            Set.of("output", "out", "error", "rows", "columns", "cols", "labels", "node");

    private static final int LONGEST_TEXT = 40;
    private static final int MOST_ELEMENTS = 20;

    /// Names of what counts through a program.
    private static final Pattern COUNTER = Pattern.compile("(?:(?:global|current|cur|this|local|batch|inner|outer)_)?"
            + "(?:epoch|step|iter|iteration|it|itr|i|j|episode|round|generation|gen|t"
            + "rial|tick|counter|count|fold)"
            + "|batch|n_?iter|\\w+_(?:count|counter|idx|index)");
    /// Counters that are sizes, too, where they have a value.
    private static final Set<String> SIZES = Set.of("batch", "n_iter", "niter");
    /// Names of what a program works out, if it is a number.
    private static final Pattern RESULT =
            Pattern.compile("(?:(?:train|training|val|valid|validation|test|eval|best|last|prev|previous"
                    + "|min|max|total|sum|running|avg|mean|cur|current|old|new|final|epoch|ba"
                    + "tch|lowest|highest|loss|acc)_)*"
                    + "(?:loss|losses|acc|accuracy|auc|f1|score|reward|return|ppl|nll|perplex"
                    + "ity|rmse|mse|mae|err|energy|cost|fitness|objective|correct|hits|sum|to"
                    + "tal)"
                    + "|(?:best|running|prev|previous|last|cum|cumulative|accumulated|total)_"
                    + "\\w+|best|\\w+_(?:sum|so_far)");

    private HyperNames() {}

    static boolean isParameter(String name, Value value, Scope scope) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<String> words = Direction.words(last);
        List<String> all = Direction.words(name);
        if (!isPlain(value) || isOther(words, value) || last.startsWith("_")) {
            return false;
        }
        if (value instanceof Value.Num && isOfCourse(last, String.join("_", words), value)) {
            return false;
        }
        boolean known = isListed(last, words, all);
        boolean number = value instanceof Value.Num && last.length() > 1;
        return switch (scope) {
            case CONFIGURATION -> true;
            case TOP -> known || CAPITALS.matcher(last).matches();
            case SCRIPT -> known || CAPITALS.matcher(last).matches() || number && !isZero(value);
            case ARGUMENT -> known || number;
            case INNER -> known;
        };
    }

    /// Whether a word of a name tells that it is no parameter; `num_output` counts, `errorThresh` limits.
    private static boolean isOther(List<String> words, Value value) {
        boolean number = value instanceof Value.Num && words.size() > 1;
        boolean counts = number
                && (COUNT_WORDS.contains(words.getFirst()) || LIMIT_WORDS.contains(words.getLast()))
                && PARTS.containsAll(words.stream().filter(OTHERS::contains).toList());
        return !counts && words.stream().anyMatch(OTHERS::contains);
    }

    /// Whether a name of several letters is a parameter's by itself.
    static boolean isKnown(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.length() > 1 && isListed(last, Direction.words(last), Direction.words(name));
    }

    private static boolean isListed(String last, List<String> words, List<String> all) {
        return KNOWN.matcher(String.join("_", words)).matches()
                || KNOWN.matcher(String.join("_", all)).matches()
                || KNOWN.matcher(last.toLowerCase(Locale.ROOT)).matches();
    }

    /// Whether a number belongs to the program's course: a counter, a sum, a result. `EPOCH = 10` counts nothing.
    private static boolean isOfCourse(String name, String words, Value value) {
        boolean fixed =
                !isZero(value) && !value.print().equals("1") && !value.print().equals("-1");
        boolean steady = fixed && (CAPITALS.matcher(name).matches() && name.length() > 1 || SIZES.contains(words));
        return COUNTER.matcher(words).matches() && !steady
                || RESULT.matcher(words).matches();
    }

    /// What a sum or a best value begins with.
    private static boolean isZero(Value value) {
        Double number = Numbers.parse(value.print());
        return number != null && number == 0;
    }

    /// A number, a boolean, a short word, or a list of these.
    private static boolean isPlain(Value value) {
        return switch (value) {
            case Value.Num number -> true;
            case Value.Bool bool -> true;
            case Value.Text text ->
                !text.text().isEmpty()
                        && text.text().length() <= LONGEST_TEXT
                        && text.text().matches("[\\w.+-]+(?::[A-Za-z][\\w.+-]*)?")
                        && !text.text().matches(".*\\.[A-Za-z]\\w{1,4}");
            case Value.Items items ->
                !items.values().isEmpty()
                        && items.values().size() <= MOST_ELEMENTS
                        && items.values().stream().allMatch(element -> element instanceof Value.Num);
            case Value.Null nothing -> false;
            case Value.Obj object -> false;
        };
    }
}
