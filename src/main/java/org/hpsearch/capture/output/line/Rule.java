package org.hpsearch.capture.output.line;

/// Why a number of a line was taken or left.
public enum Rule {
    /// `loss: 0.5`, `loss=0.5`
    PAIR(Kind.VALUE, "a sign between a name and it"),
    /// `accuracy is 0.9`
    VERB(Kind.VALUE, "a measure and a verb before it"),
    /// `loss, acc: 0.5, 0.9`
    NAME_LIST(Kind.VALUE, "a list of names before as many numbers"),
    /// `loss 0.5`
    WORDS_BEFORE(Kind.VALUE, "a name before it"),
    /// `0.5 avg loss`
    WORDS_BEHIND(Kind.VALUE, "a measure after it"),
    /// `val_loss improved from 0.5 to 0.4`
    IMPROVED(Kind.VALUE, "what a measure improved to"),
    /// `0.5 (0.6)`
    AVERAGE(Kind.VALUE, "the average after a value"),
    /// `0.5 ± 0.1`
    DEVIATION(Kind.VALUE, "the deviation after a value"),
    /// `9500/10000`
    PART_OF_WHOLE(Kind.VALUE, "a part of a whole"),
    /// `[1]4.12,[2]4.51,`
    NUMBERED(Kind.VALUE, "a value after its number in brackets"),
    /// A table's row below its header.
    CELL(Kind.VALUE, "a cell of a table"),
    /// A cell of a table without a header.
    COLUMN(Kind.VALUE, "a column of a table without a header"),
    /// `| ep_rew_mean | 21.5 |`
    BOX(Kind.VALUE, "a line of a box"),
    /// A pattern of the user's.
    OWN_PATTERN(Kind.VALUE, "a pattern of yours"),
    /// A position of any kind.
    POSITION(Kind.POSITION, "counts the program's steps"),
    /// `time = 0.5 energy = 3`, in a program that counts nothing else
    CLOCK(Kind.POSITION, "a clock that rises evenly, and nothing else is counted"),
    /// `3/10`: the 10
    TOTAL(Kind.POSITION, "how many steps there are"),
    /// A row's position in its table.
    CELL_POSITION(Kind.POSITION, "a table's column of steps"),
    /// `Namespace(lr=0.1)`, `Config:` and what is below
    ECHO(Kind.SETTING, "an echo of the settings"),
    /// `lr=0.5 epochs=4 batch=32`, before any step
    ONE_OFF(Kind.SETTING, "settings before the first step, unless such a line comes again"),
    /// What a logger puts before a record.
    PREFIX(Kind.LEFT, "a logger's prefix"),
    /// A name that is never a metric's.
    NEVER(Kind.LEFT, "such a name is never a metric's"),
    /// `Tue Nov 24 10:00:00`
    DATE(Kind.LEFT, "the day of a date"),
    /// `3/10` behind a name that is no measure
    RATIO(Kind.LEFT, "a ratio of counts"),
    /// `time: 5m`, `total: 3s`
    DURATION(Kind.LEFT, "a time span"),
    /// `45%|####`
    PERCENT_OF_BAR(Kind.LEFT, "the progress of a bar"),
    /// `45% (`
    PROGRESS(Kind.LEFT, "a progress in per cent"),
    /// `[0.1, 0.2]`, `3-5`
    RANGE(Kind.LEFT, "a range or a list"),
    /// `((a:0.5,b:0.1):0.2`, `{0: {"bias": 0.5}}`
    DUMP(Kind.LEFT, "inside a tree or a genome that is printed whole"),
    /// `using folds>1 when`
    CONDITION(Kind.LEFT, "a condition in a sentence"),
    /// `rebuild with -DUSE_GPU=1`
    OPTION(Kind.LEFT, "an option of a command"),
    /// `ppl: 5.4 --> 2.4`
    CHANGE(Kind.LEFT, "tells how an earlier value has changed"),
    /// `iter = 2000 (Default)`
    DEFAULT(Kind.LEFT, "a setting's default"),
    /// `y = 5.08 x^1`
    FORMULA(Kind.LEFT, "a term of a formula"),
    /// `Time: 6.5 (6.5)`
    TIMER(Kind.LEFT, "a timer with its average"),
    /// `9.9it/s` without a name
    RATE(Kind.LEFT, "a rate without a name"),
    /// `Validation DataLoader 0: 46%`
    INDEX(Kind.LEFT, "numbers what is before it"),
    /// A warning, a search's echo of its parameters.
    NO_RESULT(Kind.LEFT, "a warning's or a search's line, and no result's name"),
    /// `in 50 rounds`
    PROSE(Kind.LEFT, "words of a sentence around it"),
    /// A weak reading on a line without position or value.
    WEAK(Kind.LEFT, "only a word before it, on a line with nothing else"),
    /// `average (last 20): 0.5`
    IN_NAME(Kind.LEFT, "is in a bracket inside a name"),
    /// The second of two values of one name.
    SECOND(Kind.LEFT, "belongs to the value before it"),
    /// No name.
    NAMELESS(Kind.LEFT, "no name before or after it"),
    /// The user's `ignore_output`.
    IGNORED(Kind.LEFT, "ignore_output names the line"),
    /// The source line below a frame of a traceback.
    TRACEBACK(Kind.LEFT, "a traceback's line");

    /// What becomes of a number.
    public enum Kind {
        /// A metric's value.
        VALUE,
        /// The step of values.
        POSITION,
        /// A found parameter.
        SETTING,
        /// Nothing.
        LEFT
    }

    private final Kind kind;
    private final String sentence;

    Rule(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    /// The reason in words.
    public String sentence() {
        return sentence;
    }
}
