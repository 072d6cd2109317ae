package org.hpsearch.query.match;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.index.LogLines;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Query;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// The parts of a query that ask logs and notes, and the lines that answer them.
public final class TextClauses {
    private final List<LineTest> log = new ArrayList<>();
    private final List<LineTest> note = new ArrayList<>();

    /// A line that answers.
    ///
    /// @param file   in the run folder
    /// @param number of the line, from 1; 0 where the file is too large to count
    /// @param text   the line
    /// @param words  the words of it that were asked for, in small letters; empty where any would do
    public record Hit(String file, long number, String text, List<String> words) {}

    /// What is asked of a line.
    private interface LineTest {
        boolean passes(String line);

        /// The words of a line that passes for which it does, one behind the other.
        List<String> words(String line);
    }

    private record PlainTest(Query.Test test) implements LineTest {
        @Override
        public boolean passes(String line) {
            return ValueTest.words(test, line);
        }

        @Override
        public List<String> words(String line) {
            return test instanceof Query.Is is ? Tokens.of(is.value()) : List.of();
        }
    }

    private record LuceneTest(org.apache.lucene.search.Query query, String field) implements LineTest {
        @Override
        public boolean passes(String line) {
            return TextQueries.holds(query, field, List.of(line));
        }

        @Override
        public List<String> words(String line) {
            return TextQueries.span(query, field, Tokens.of(line));
        }
    }

    public static TextClauses of(Query query, Names names) {
        TextClauses clauses = new TextClauses();
        clauses.collect(query, names);
        return clauses;
    }

    private void collect(Query query, Names names) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> collect(part, names));
            case Query.Or or -> or.parts().forEach(part -> collect(part, names));
            case Query.Not not -> {}
            case Query.Clause clause -> {
                if (!(clause.test() instanceof Query.Any)) {
                    tests(names.target(clause.field())).add(new PlainTest(clause.test()));
                }
            }
            case Query.TextPart words -> {
                Target target = names.target(words.field());
                String field = TextQueries.field(target);
                if (field != null) {
                    var lucene = new TextQueries(words.print()).of(words, field);
                    tests(target).add(new LuceneTest(lucene, field));
                }
            }
        }
    }

    /// The tests of a target's lines; a list that is thrown away where it has none.
    private List<LineTest> tests(@Nullable Target target) {
        return switch (target) {
            case Target.Own own when own.field() == RunField.LOG -> log;
            case Target.Own own when own.field() == RunField.NOTE -> note;
            case null, default -> new ArrayList<>();
        };
    }

    /// Whether the query asks no text.
    public boolean isEmpty() {
        return log.isEmpty() && note.isEmpty();
    }

    /// Whether the query asks logs.
    public boolean asksLogs() {
        return !log.isEmpty();
    }

    /// The first line that answers each clause; reads the run's logs.
    public List<Hit> hits(RunFolder run, RunRecord record) {
        List<Hit> hits = new ArrayList<>();
        if (!log.isEmpty()) {
            boolean beyond = hits(LogLines.of(run)).stream().anyMatch(hit -> hit.number == 0);
            hits.addAll(hits(beyond ? LogLines.numbered(run) : LogLines.of(run)));
        }
        List<String> noted = record.notes().note().lines().toList();
        for (LineTest test : note) {
            for (int i = 0; i < noted.size(); i++) {
                if (test.passes(noted.get(i))) {
                    hits.add(new Hit("note", i + 1, noted.get(i), test.words(noted.get(i))));
                    break;
                }
            }
        }
        return hits.stream().distinct().toList();
    }

    private List<Hit> hits(List<LogLines.Line> lines) {
        List<Hit> hits = new ArrayList<>();
        log.forEach(test -> lines.stream()
                .filter(line -> test.passes(line.text()))
                .findFirst()
                .ifPresent(
                        line -> hits.add(new Hit(line.file(), line.number(), line.text(), test.words(line.text())))));
        return hits;
    }
}
