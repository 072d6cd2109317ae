package org.hpsearch.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// The fields of a run itself, in the order in which they are listed: from this table the index, queries, columns,
/// sorting, groups and JSON are made.
public enum RunField {
    STATE(Kind.STATE),
    PROJECT(Kind.KEYWORD),
    EXPERIMENT(Kind.KEYWORD),
    NAME(Kind.TEXT),
    TAG(Kind.KEYWORD, "tags"),
    NOTE(Kind.WORDS),
    COMMAND(Kind.TEXT),
    HOST(Kind.KEYWORD),
    USER(Kind.KEYWORD),
    JOB(Kind.KEYWORD),
    STARTED(Kind.TIME),
    ENDED(Kind.TIME),
    DURATION(Kind.SPAN),
    EXIT(Kind.NUMBER),
    STOPPED(Kind.KEYWORD),
    GIT(Kind.VERSION),
    PARENT(Kind.ID),
    ROOT(Kind.ID),
    KIND(Kind.KEYWORD),
    SWEEP(Kind.KEYWORD),
    SCHEDULE(Kind.KEYWORD),
    STAGE(Kind.KEYWORD),
    REUSED(Kind.ID),
    CHECKPOINT(Kind.TEXT),
    CHANGED(Kind.KEYWORD),
    MEMBER(Kind.ID, "members"),
    CONFLICT(Kind.KEYWORD),
    RESTARTED(Kind.KEYWORD),
    SOURCE(Kind.KEYWORD),
    SOURCE_ID(Kind.KEYWORD),
    SIZE(Kind.BYTES),
    ID(Kind.ID),
    LOG(Kind.LOG);

    /// How a field's values are compared and shown.
    public enum Kind {
        /// A text that is compared whole.
        KEYWORD,
        /// A text that is compared whole, or by its words.
        TEXT,
        /// The words of a text.
        WORDS,
        /// The words of the logs, which no record holds.
        LOG,
        /// Ids of runs, compared from their beginning, shown short.
        ID,
        /// Commit, state and branch of the code; from four characters on compared from their beginning.
        VERSION,
        /// A number.
        NUMBER,
        /// A number of bytes.
        BYTES,
        /// Seconds.
        SPAN,
        /// Milliseconds since 1970.
        TIME,
        /// What has become of the run, derived when read.
        STATE;

        /// Whether the values are numbers.
        public boolean isNumeric() {
            return switch (this) {
                case NUMBER, BYTES, SPAN, TIME -> true;
                case KEYWORD, TEXT, WORDS, LOG, ID, VERSION, STATE -> false;
            };
        }

        /// Whether the values are words of a longer text, which have no order and make no groups.
        public boolean isWords() {
            return this == WORDS || this == LOG;
        }
    }

    private static final Value NOTHING = Value.of("");
    private static final Map<String, RunField> BY_NAME = new HashMap<>();

    static {
        for (RunField field : values()) {
            BY_NAME.put(field.word(), field);
        }
    }

    private final Kind kind;
    private final String word;
    private final String key;

    RunField(Kind kind) {
        this(kind, "");
    }

    /// @param key as JSON names it, where it differs
    RunField(Kind kind, String key) {
        this.kind = kind;
        this.word = name().toLowerCase(Locale.ROOT);
        this.key = key.isEmpty() ? word : key;
    }

    /// The field of this name, in any case; null where there is none.
    public static @Nullable RunField of(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    public Kind kind() {
        return kind;
    }

    /// Its name in queries and columns.
    public String word() {
        return word;
    }

    /// Its name in JSON.
    public String key() {
        return key;
    }

    /// A run's values; none where it has none. Times are milliseconds since 1970, spans seconds.
    public List<Value> values(RunFacts run) {
        List<Value> values = read(run);
        return values.contains(NOTHING)
                ? values.stream().filter(value -> !value.equals(NOTHING)).toList()
                : values;
    }

    private List<Value> read(RunFacts run) {
        RunRecord record = run.record();
        RunInfo info = record.info();
        Lineage lineage = info.lineage();
        Lineage.Stage stage = lineage.stage();
        EndStatus end = record.end();
        return switch (this) {
            case STATE -> text(run.state().word());
            case PROJECT -> text(run.project());
            case EXPERIMENT -> text(info.experiment());
            case NAME -> text(record.notes().name());
            case TAG -> texts(record.notes().tags());
            case NOTE -> text(record.notes().note());
            case COMMAND -> text(Words.join(info.command()));
            case HOST -> text(info.host());
            case USER -> text(info.user());
            case JOB -> texts(jobs(info));
            case STARTED -> time(info.started());
            case ENDED -> end == null ? List.of() : time(end.ended());
            case DURATION ->
                run.duration() == null
                        ? List.of()
                        : List.of(new Value.Num(Numbers.print(run.duration().toMillis() / 1000.0)));
            case EXIT -> end == null ? List.of() : List.of(Value.of(end.exit()));
            case STOPPED -> end == null || end.stopped().isEmpty() ? List.of() : text(end.stopped());
            case GIT ->
                texts(Stream.of(
                                info.git().commit(),
                                info.git().state(),
                                info.git().branch())
                        .filter(Objects::nonNull)
                        .toList());
            case PARENT -> text(lineage.parent());
            case ROOT -> text(run.root());
            case KIND -> text(lineage.kind());
            case SWEEP -> text(lineage.sweep());
            case SCHEDULE -> text(lineage.schedule());
            case STAGE -> text(lineage.stageName());
            case REUSED -> stage == null ? List.of() : texts(stage.reused().values());
            case CHECKPOINT -> text(lineage.checkpoint());
            case CHANGED -> texts(lineage.changed().keySet());
            case MEMBER ->
                texts(lineage.members().stream().map(member -> member.run()).toList());
            case CONFLICT -> texts(record.observed().conflicts().keySet());
            case RESTARTED -> record.observed().restarted().isEmpty() ? List.of() : text("true");
            case SOURCE -> info.source() instanceof Source source ? text(source.kind()) : List.of();
            case SOURCE_ID -> info.source() instanceof Source source ? text(source.id()) : List.of();
            case SIZE -> run.size() < 0 ? List.of() : List.of(Value.of(run.size()));
            case ID -> text(record.id());
            case LOG -> List.of();
        };
    }

    /// What a job goes by. The index of a task alone names no job, and neither do its restarts.
    private static Set<String> jobs(RunInfo info) {
        Map<String, String> facts = new TreeMap<>(info.job());
        facts.remove(RunInfo.RESTARTS);
        if (facts.containsKey("array_job")) {
            facts.remove("array");
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(info.task());
        names.addAll(facts.values());
        return names;
    }

    private static List<Value> text(@Nullable String text) {
        return text == null ? List.of() : List.of(Value.of(text));
    }

    private static List<Value> texts(Collection<String> texts) {
        List<Value> values = new ArrayList<>(texts.size());
        texts.forEach(text -> values.add(Value.of(text)));
        return values;
    }

    private static List<Value> time(@Nullable Instant time) {
        return time == null ? List.of() : List.of(Value.of(time.toEpochMilli()));
    }

    /// The texts under which the index knows a run, for fields that have texts: of an id the short form, too.
    public List<String> keywords(RunFacts run) {
        List<String> texts = new ArrayList<>();
        for (Value value : values(run)) {
            String text = value.print();
            texts.add(text);
            if (kind == Kind.ID) {
                texts.add(RunId.shortForm(text));
            }
        }
        return texts;
    }

    /// A run's values as they are written out in full, with blanks between.
    public String shown(RunFacts run) {
        List<String> printed = values(run).stream().map(this::print).toList();
        return switch (this) {
            case JOB -> job(run.record().info());
            case GIT -> commit(run) instanceof Value.Text commit ? commit.text() : "";
            case CHANGED -> changed(run.record().info().lineage().changed());
            default -> String.join(" ", printed);
        };
    }

    private static String job(RunInfo info) {
        return info.task().isEmpty() ? String.join(" ", jobs(info)) : info.task();
    }

    /// One value as it is written out in full: a time in ISO 8601.
    public String print(Value value) {
        return kind == Kind.TIME && value instanceof Value.Num millis
                ? Times.print(Instant.ofEpochMilli(Long.parseLong(millis.text())))
                : value.print();
    }

    private static String changed(Map<String, Value> changed) {
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().print())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    /// A run's value in JSON.
    public Value json(RunFacts run) {
        Lineage lineage = run.record().info().lineage();
        return switch (this) {
            case COMMAND -> new Value.Items(texts(run.record().info().command()));
            case TAG, MEMBER, CONFLICT -> new Value.Items(values(run));
            case JOB -> object(run.record().info().job());
            case GIT -> commit(run);
            case CHANGED -> Value.Obj.of(lineage.changed());
            case REUSED ->
                lineage.stage() == null
                        ? Value.Obj.of(Map.of())
                        : object(lineage.stage().reused());
            default -> read(run).stream().findFirst().map(this::typed).orElse(Value.nothing());
        };
    }

    private static Value object(Map<String, String> texts) {
        Map<String, Value> fields = new TreeMap<>();
        texts.forEach((name, text) -> fields.put(name, Value.of(text)));
        return Value.Obj.of(fields);
    }

    private static Value commit(RunFacts run) {
        return text(run.record().info().git().commit()).stream().findFirst().orElse(Value.nothing());
    }

    private Value typed(Value value) {
        return kind == Kind.TIME ? Value.of(print(value)) : value;
    }
}
