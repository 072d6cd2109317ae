package org.hpsearch.complete;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.help.VerbHelp;
import org.hpsearch.help.VerbList;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Session;

/// What may come next in a line: verbs, options, fields, their values, runs, saved queries, files.
public final class Completion {
    private static final int MOST_RUNS = 50;

    /// Options whose values are names of fields, and the shell's words that take such.
    private static final Set<String> LISTS = Set.of("--sort", "--columns", "--group-by", "-x", "sort", "columns");

    private static final Set<String> FILES = Set.of("run", "explain");

    private final VerbList verbs;
    private final Session session;
    private final Path folder;
    private final List<String> own;

    /// @param own words that may begin a line, as verbs and queries may; empty where a line begins with a verb
    public Completion(VerbList verbs, Session session, Path folder, List<String> own) {
        this.verbs = verbs;
        this.own = own;
        this.session = session;
        this.folder = folder;
    }

    /// What a word may become; nothing that holds a control character, for that could end the line.
    ///
    /// @param before the words before it
    /// @param word   as far as it is typed
    public List<Candidate> of(List<String> before, String word) {
        Candidates found = new Candidates(word);
        session.alone(() -> {
            try {
                all(before, word, found);
            } catch (DataException | QueryException | IOException unreadable) {
                // what is found so far may help
            }
        });
        return found.all();
    }

    private void all(List<String> before, String word, Candidates found) throws IOException {
        String verb = before.isEmpty() ? "" : before.getFirst();
        String last = before.isEmpty() ? "" : before.getLast();
        Optional<VerbHelp> called = verbs.find(verb);
        if (before.isEmpty() || verb.equals("help")) {
            verbs.all().forEach(each -> found.add(each.name(), each.summary(), true));
            verbs.others().forEach((name, summary) -> found.add(name, summary, true));
            own.forEach(name -> found.add(name, "", true));
        }
        boolean onlyVerbs = before.isEmpty() && own.isEmpty();
        if (verb.equals("help") || onlyVerbs) {
            return;
        }
        if (last.equals("-o") || FILES.contains(verb) && !word.startsWith("-")) {
            found.files(folder);
        } else if (word.startsWith("-") && called.isPresent()) {
            called.get().options().forEach((option, about) -> found.add(option, about, true));
        } else if (session.hasProject()) {
            fields(verb, before, word, found);
        }
    }

    private void fields(String verb, List<String> before, String word, Candidates found) throws IOException {
        String last = before.isEmpty() ? "" : before.getLast();
        Search search = session.search();
        int argument = before.size();
        if (last.equals("-m") || last.equals("--metric")) {
            found.list(search.metrics());
        } else if (LISTS.contains(last) || LISTS.contains(verb)) {
            found.list(search.names().known());
        } else if (verb.equals("tag") && argument > 1) {
            QueryCandidates.tags(search, found);
        } else if (Set.of("rerun", "resume", "sweep").contains(verb) && argument > 1) {
            search.params().forEach(name -> found.add(name + "=", "", false));
        } else if (!Set.of("note", "name", "save").contains(verb) || argument == 1) {
            QueryCandidates.take(search, session.saved(), word, found);
            if (verbs.namesRuns(verb)) {
                runs(search, found);
            }
        }
    }

    private void runs(Search search, Candidates found) throws IOException {
        found.add("@last", "the newest run", true);
        found.add("@best", "the best run", true);
        for (Row row : search.run(new Search.Request("", List.of(), Search.Order.NEWEST, MOST_RUNS))
                .rows()) {
            String name = row.record().notes().name();
            String id = row.shortId();
            String about = row.record().info().experiment() + " " + row.state().word();
            found.add(id, name.isEmpty() ? about : name + ", " + about, true);
            if (!name.isEmpty() && name.indexOf(' ') < 0) {
                found.add(name, id + ", " + about, true);
            }
        }
    }
}
