package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.hpsearch.console.SafeText;
import org.hpsearch.query.QueryException;
import org.hpsearch.query.Row;
import org.hpsearch.query.Search;
import org.hpsearch.run.DataException;
import org.hpsearch.run.RunId;

/// What may come next in a line: verbs, options, fields, their values, runs, saved queries, files.
public final class Completion {
    private static final int MOST_VALUES = 30;
    private static final int MOST_RUNS = 50;

    private final Session session;
    private final Path folder;
    private final List<String> own;

    /// Something that may be typed.
    ///
    /// @param text  the whole word
    /// @param about what it is; empty for nothing
    /// @param whole whether a blank follows
    public record Candidate(String text, String about, boolean whole) {}

    /// @param own words that may begin a line beside the verbs
    public Completion(Session session, Path folder, List<String> own) {
        this.own = own;
        this.session = session;
        this.folder = folder;
    }

    /// What a word may become; nothing that holds a control character, for that could end the line.
    ///
    /// @param before the words before it
    /// @param word   as far as it is typed
    public List<Candidate> of(List<String> before, String word) {
        List<Candidate> candidates = new ArrayList<>();
        Consumer<Candidate> add = candidate -> {
            boolean fits = candidate.text.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
            if (fits && SafeText.line(candidate.text).equals(candidate.text)) {
                candidates.add(candidate);
            }
        };
        try {
            all(before, word, add);
        } catch (DataException | QueryException | IOException unreadable) {
            return candidates;
        }
        return candidates;
    }

    private void all(List<String> before, String word, Consumer<Candidate> add) throws IOException {
        String verb = before.isEmpty() ? "" : before.getFirst();
        boolean isVerb = Commands.verbs().contains(verb);
        if (before.isEmpty()) {
            Commands.verbs().forEach(name -> add.accept(new Candidate(name, Commands.summary(name), true)));
            own.forEach(name -> add.accept(new Candidate(name, "", true)));
        }
        if (word.startsWith("-") && isVerb) {
            Commands.options(verb).forEach(option -> add.accept(new Candidate(option, "", true)));
            return;
        }
        if (!before.isEmpty() && before.getLast().equals("-o")) {
            files(word, add);
            return;
        }
        if (!session.hasProject()) {
            return;
        }
        session.saved().all().forEach((name, query) -> add.accept(new Candidate("@" + name, query, true)));
        int colon = word.indexOf(':');
        if (colon > 0) {
            values(word.substring(0, colon), add);
            return;
        }
        boolean bare = !before.isEmpty()
                        && List.of("-m", "-x", "--sort", "--columns", "--group-by")
                                .contains(before.getLast())
                || verb.equals("sort")
                || verb.equals("columns");
        session.search().names().forEach(name -> add.accept(new Candidate(bare ? name : name + ":", "", bare)));
        if (Commands.ON_RUNS.contains(verb)) {
            runs(add);
        }
    }

    private void values(String field, Consumer<Candidate> add) throws IOException {
        for (Map.Entry<String, Long> value :
                session.search().texts(field, MOST_VALUES).entrySet()) {
            String text = value.getKey().matches("[\\w.+/-]+") ? value.getKey() : "\"" + value.getKey() + "\"";
            add.accept(new Candidate(
                    field + ":" + text, value.getValue() + (value.getValue() == 1 ? " run" : " runs"), true));
        }
    }

    private void runs(Consumer<Candidate> add) throws IOException {
        add.accept(new Candidate("@last", "the newest run", true));
        add.accept(new Candidate("@best", "the best run", true));
        for (Row row : session.search()
                .run(new Search.Request("", List.of(), Search.Order.NEWEST, MOST_RUNS))
                .rows()) {
            String name = row.record().notes().name();
            String id = RunId.shortForm(row.record().id());
            String about = row.record().info().experiment() + " " + row.state().word();
            add.accept(new Candidate(id, name.isEmpty() ? about : name + ", " + about, true));
            if (!name.isEmpty() && name.indexOf(' ') < 0) {
                add.accept(new Candidate(name, id + ", " + about, true));
            }
        }
    }

    private void files(String word, Consumer<Candidate> add) throws IOException {
        int slash = word.lastIndexOf('/');
        String before = word.substring(0, slash + 1);
        Path in = folder.resolve(before);
        if (Files.isDirectory(in)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
                for (Path entry : entries) {
                    boolean inner = Files.isDirectory(entry);
                    add.accept(new Candidate(before + entry.getFileName() + (inner ? "/" : ""), "", !inner));
                }
            }
        }
    }
}
