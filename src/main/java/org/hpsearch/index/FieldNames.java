package org.hpsearch.index;

import java.util.List;
import java.util.Locale;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// The inner names of Lucene fields. A Lucene field has one shape over all documents, while `lr` may be 0.1 in one run
/// and "auto" in the next; so each of a user's fields maps to inner ones with the shape in their name.
public final class FieldNames {
    /// Keyword: the run's id. Also a binary doc value, for the freshness check.
    public static final String ID = "id";
    /// Stored: the whole record, see [org.hpsearch.run.RecordText].
    static final String RECORD = "record";
    /// What a stage depends on, as one hash.
    public static final String STAGE_KEY = "stage.key";
    /// Doc value: mtime of the folder in ns, or [Signature#LIVE].
    static final String MODIFIED = "sig.mtime";
    /// Doc value: ctime of the folder in ns.
    static final String CHANGED = "sig.ctime";
    /// Doc value: hash over the files of the folder.
    static final String CONTENT = "sig.content";
    /// Doc value: what the run shares with many others, see [RunShape].
    public static final String SHAPE = "shape";
    /// Doc value: the last step of any metric, none where no metric has a step.
    public static final String REACHED = "reached";
    /// Keyword `1`: the run has not noted its end; its state is derived when asked.
    public static final String OPEN = "open";
    /// Keyword: names of parameters and of metrics, as spelled in the runs.
    public static final String PARAM_NAMES = "names.param";
    public static final String METRIC_NAMES = "names.metric";
    /// Keyword: regular names of which the run has several metrics, such as `loss` and `Loss`.
    static final String SPLIT_METRICS = "names.split";
    /// Keyword: names of parameters that are constants of the run's code, as spelled there.
    static final String CONSTANT_NAMES = "names.constant";
    /// Keyword: regular names of the parameters that the run was given.
    public static final String GIVEN = "given";
    /// Keyword: regular names of the parameters that the run was given or was found to use.
    public static final String EFFECTIVE = "effective";
    /// Words: name, tags, note, command, texts of parameters.
    public static final String ALL_WORDS = "words";
    /// Words: the lines of the logs that [LogLines] chooses.
    public static final String LOG = "log";

    private static final int LONGEST_KEYWORD = 1000;
    private static final int LEFT_OF_NAME = 200;
    private static final char SPELLED = '\0';

    private FieldNames() {}

    /// The form in which names are compared: as [RegularName] has it, a very long one cut.
    public static String regular(String name) {
        return RegularName.of(spelled(name));
    }

    /// A name as its run spells it. A very long one is cut, and a hash in its place keeps it apart from others: Lucene
    /// refuses terms above 32 kB.
    public static String spelled(String name) {
        return isCut(name)
                ? name.substring(0, LEFT_OF_NAME)
                        + "…"
                        + Digest.ofLines(List.of(RegularName.of(name))).substring(0, 16)
                : name;
    }

    /// Whether a name is too long to be kept whole.
    static boolean isCut(String name) {
        return name.length() > LONGEST_KEYWORD;
    }

    /// The form in which values are compared: small letters, cut at a thousand characters.
    public static String keyword(String value) {
        String cut = value.length() > LONGEST_KEYWORD ? value.substring(0, LONGEST_KEYWORD) : value;
        return cut.toLowerCase(Locale.ROOT);
    }

    /// A text in a column (doc value), which tells small letters from capital ones: first the form in which values are
    /// compared, for the order, and behind it the text itself where it is another; of a long one its hash.
    public static String column(String value) {
        String keyword = keyword(value);
        if (keyword.equals(value)) {
            return keyword;
        }
        return keyword
                + SPELLED
                + (value.length() > LONGEST_KEYWORD
                        ? Digest.ofLines(List.of(value)).substring(0, 16)
                        : value);
    }

    /// Whether a text of a column is compared as a keyword.
    public static boolean isSpelling(String column, String keyword) {
        return column.equals(keyword) || column.startsWith(keyword + SPELLED);
    }

    /// A text of a column as runs spell it; a long one is cut, in small letters.
    public static String ofColumn(String column) {
        String text = column.substring(column.indexOf(SPELLED) + 1);
        int keyword = column.length() - text.length() - 1;
        return keyword == LONGEST_KEYWORD ? column.substring(0, keyword) : text;
    }

    /// A parameter's numbers (points and doc values).
    public static String paramNumber(String name) {
        return "p.n." + regular(name);
    }

    /// A parameter's numbers as they are spelled, for wildcards.
    public static String paramSpelling(String name) {
        return "p.s." + regular(name);
    }

    /// A parameter's values that are no numbers, as keywords, and as columns (doc values).
    public static String paramKeyword(String name) {
        return "p.k." + regular(name);
    }

    /// The words of a parameter's texts.
    public static String paramWords(String name) {
        return "p.w." + regular(name);
    }

    /// A parameter's lists as they are printed (doc value): the other fields hold the elements without their
    /// order.
    public static String paramList(String name) {
        return "p.l." + regular(name);
    }

    /// A list as it is compared: numbers by their values.
    public static String list(Value.Items list) {
        StringBuilder text = new StringBuilder("[");
        for (Value element : list.values()) {
            text.append(text.length() == 1 ? "" : ", ");
            text.append(
                    switch (element) {
                        case Value.Num number -> Numbers.print(number.asDouble() + 0.0);
                        case Value.Items inner -> list(inner);
                        case Value.Bool bool -> bool.value() ? "1" : "0";
                        case Value.Text t -> Json.line(t);
                        case Value.Null n -> "null";
                        case Value.Obj o -> o.print();
                    });
        }
        return column(text.append(']').toString());
    }

    /// An aggregate of a metric (doc value; points for min, max and last).
    public static String metric(String name, Aggregate aggregate) {
        return "m." + aggregate.word() + "." + regular(name);
    }

    /// The same of a metric in one spelling that is not the regular one.
    static String spelledMetric(String name, Aggregate aggregate) {
        return "m." + aggregate.word() + ".=" + spelled(name);
    }

    /// A run's own field as keyword, and as column (doc value).
    public static String runKeyword(String name) {
        return "r.k." + name;
    }

    /// The words of a run's own field.
    public static String runWords(String name) {
        return "r.w." + name;
    }

    /// A run's own field as number (point and doc value); times in milliseconds since 1970, spans in seconds.
    public static String runNumber(String name) {
        return "r.n." + name;
    }
}
