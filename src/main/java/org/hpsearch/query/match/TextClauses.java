package org.hpsearch.query.match;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.index.LogLines;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Query;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;

/// The parts of a query that ask logs and notes, and the lines that answer them.
///
/// @param log  tests of the log
/// @param note tests of the note
public record TextClauses(List<Query.Test> log, List<Query.Test> note) {
    /// A line that answers.
    ///
    /// @param file   in the run folder
    /// @param number of the line, from 1; 0 where the file is too large to count
    /// @param text   the line
    /// @param words  the words of it that were asked for, in small letters; empty where any would do
    public record Hit(String file, long number, String text, List<String> words) {}

    public TextClauses {
        log = List.copyOf(log);
        note = List.copyOf(note);
    }

    public static TextClauses of(Query query, Resolver resolver) {
        List<Query.Test> log = new ArrayList<>();
        List<Query.Test> note = new ArrayList<>();
        collect(query, resolver, log, note);
        return new TextClauses(log, note);
    }

    private static void collect(Query query, Resolver resolver, List<Query.Test> log, List<Query.Test> note) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> collect(part, resolver, log, note));
            case Query.Or or -> or.parts().forEach(part -> collect(part, resolver, log, note));
            case Query.Not not -> {}
            case Query.Clause clause -> {
                if (resolver.known(clause.field()) instanceof Target.RunField field
                        && !(clause.test() instanceof Query.Any)) {
                    switch (field.name()) {
                        case "log" -> log.add(clause.test());
                        case "note" -> note.add(clause.test());
                        default -> {}
                    }
                }
            }
        }
    }

    /// Whether the query asks no text.
    public boolean isEmpty() {
        return log.isEmpty() && note.isEmpty();
    }

    /// The first line that answers each clause; reads the run's logs.
    public List<Hit> hits(RunFolder run, RunRecord record) {
        List<Hit> hits = new ArrayList<>();
        if (!log.isEmpty()) {
            boolean beyond = hits(LogLines.of(run)).stream().anyMatch(hit -> hit.number == 0);
            hits.addAll(hits(beyond ? LogLines.numbered(run) : LogLines.of(run)));
        }
        List<String> noted = record.notes().note().lines().toList();
        for (Query.Test test : note) {
            for (int i = 0; i < noted.size(); i++) {
                if (ValueTest.words(test, noted.get(i))) {
                    hits.add(new Hit("note", i + 1, noted.get(i), words(test)));
                    break;
                }
            }
        }
        return hits.stream().distinct().toList();
    }

    private List<Hit> hits(List<LogLines.Line> lines) {
        List<Hit> hits = new ArrayList<>();
        log.forEach(test -> lines.stream()
                .filter(line -> ValueTest.words(test, line.text()))
                .findFirst()
                .ifPresent(line -> hits.add(new Hit(line.file(), line.number(), line.text(), words(test)))));
        return hits;
    }

    private static List<String> words(Query.Test test) {
        return test instanceof Query.Is is ? Tokens.of(is.value()) : List.of();
    }
}
