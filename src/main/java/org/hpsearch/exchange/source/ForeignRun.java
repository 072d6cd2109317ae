package org.hpsearch.exchange.source;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A run as another tool recorded it: what is small of it as values, its curves as something to read from.
///
/// @param source  the tool and the run's id there
/// @param label   what it belongs to, and what people noted of it
/// @param span    when it ran, and how it ended
/// @param params  its parameters
/// @param setting who ran what, where
/// @param parent  id, there, of the run that it is part of; null where it is of none
/// @param files   models that it saved, at their places there
/// @param rest    what hps has no place for, kept as it is
/// @param curves  its metrics
public record ForeignRun(
        Source source,
        Label label,
        Span span,
        Map<String, Value> params,
        Setting setting,
        @Nullable String parent,
        List<Checkpoint> files,
        Value.Obj rest,
        Curves curves) {
    public ForeignRun {
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
        files = List.copyOf(files);
    }

    /// What a run belongs to and what people noted.
    public record Label(String experiment, Notes notes) {}

    /// When a run ran.
    ///
    /// @param started null where nobody noted it
    /// @param end     null where it has not ended, or nobody knows
    public record Span(@Nullable Instant started, @Nullable EndStatus end) {}

    /// Who ran what, where; empty texts where that is unknown.
    public record Setting(List<String> command, String host, String user, GitState git) {
        /// Nothing is known.
        public static final Setting UNKNOWN = new Setting(List.of(), "", "", GitState.NONE);

        public Setting {
            command = List.copyOf(command);
        }
    }

    /// Where a run's metrics are read from, again at each call.
    public interface Curves {
        /// No metrics.
        Curves NONE = sink -> {};

        /// Hands over all values; times are seconds since 1970, or null.
        void read(Sink sink) throws IOException;

        /// The run with what the files of its metrics tell of it; reads them where [#read] has not.
        default ForeignRun known(ForeignRun run) throws IOException {
            return run;
        }
    }

    /// Takes the values of metrics.
    public interface Sink {
        void value(Scalar scalar) throws IOException;

        /// A part of the values, for another thread.
        default Part part() {
            List<Scalar> values = new ArrayList<>();
            return new Part() {
                @Override
                public void value(Scalar scalar) {
                    values.add(scalar);
                }

                @Override
                public void deliver() throws IOException {
                    for (Scalar value : values) {
                        Sink.this.value(value);
                    }
                }
            };
        }
    }

    /// Values that one thread collects, and another one hands over.
    public interface Part {
        void value(Scalar scalar);

        /// Hands all to the sink.
        void deliver() throws IOException;
    }

    /// A run of which no more than this is known yet.
    public static ForeignRun of(Source source, Label label, Span span, Map<String, Value> params) {
        return new ForeignRun(
                source, label, span, params, Setting.UNKNOWN, null, List.of(), Value.Obj.of(Map.of()), Curves.NONE);
    }

    /// The same in this setting.
    public ForeignRun in(Setting known) {
        return new ForeignRun(source, label, span, params, known, parent, files, rest, curves);
    }

    /// The same as a part of another run.
    public ForeignRun within(@Nullable String outer) {
        return new ForeignRun(source, label, span, params, setting, outer, files, rest, curves);
    }

    /// The same with models that it saved.
    public ForeignRun saving(List<Checkpoint> models) {
        return new ForeignRun(source, label, span, params, setting, parent, models, rest, curves);
    }

    /// The same with what hps has no place for.
    public ForeignRun keeping(Value.Obj others) {
        return new ForeignRun(source, label, span, params, setting, parent, files, others, curves);
    }

    /// The same with these metrics.
    public ForeignRun measured(Curves metrics) {
        return new ForeignRun(source, label, span, params, setting, parent, files, rest, metrics);
    }

    /// The same with more parameters, and another start.
    public ForeignRun knowing(Map<String, Value> more, @Nullable Instant started) {
        Map<String, Value> all = new TreeMap<>(params);
        all.putAll(more);
        return new ForeignRun(source, label, new Span(started, span.end), all, setting, parent, files, rest, curves);
    }

    /// The same with another label.
    public ForeignRun labelled(Label other) {
        return new ForeignRun(source, other, span, params, setting, parent, files, rest, curves);
    }

    /// The time that its id is made of: its start, else its end.
    public Optional<Instant> stamp() {
        EndStatus end = span.end;
        return Optional.ofNullable(span.started == null && end != null ? end.ended() : span.started);
    }
}
