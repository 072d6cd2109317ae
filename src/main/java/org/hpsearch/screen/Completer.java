package org.hpsearch.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.QueryCandidates;
import org.hpsearch.query.Search;
import org.hpsearch.screen.input.InputLine;
import org.hpsearch.screen.input.Offers;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Workspace;

/// What Tab does in a line that is being typed: it offers what the shell offers.
final class Completer {
    private static final int MOST = 100;

    private final Workspace workspace;
    private final Verbs verbs;

    Completer(Workspace workspace, Verbs verbs) {
        this.workspace = workspace;
        this.verbs = verbs;
    }

    /// The line after Tab: completed as far as it is clear how; the next Tab chooses among what is offered.
    ///
    /// @throws IOException where the index cannot be read
    WatchState.Over.Typing completed(WatchState.Over.Typing typing) throws IOException {
        InputLine line = typing.line();
        Offers offers = typing.offers().all().size() > 1 ? typing.offers().next() : offers(line);
        Offers shown = offers.all().size() > 1 ? offers : Offers.NONE;
        return new WatchState.Over.Typing(offers.all().isEmpty() ? line : offers.in(line), typing.below(), shown);
    }

    private Offers offers(InputLine line) throws IOException {
        String typed = line.text().substring(0, line.cursor());
        Search search = workspace.ask();
        return switch (line.purpose()) {
            case QUERY -> {
                int from = QueryCandidates.start(typed);
                yield offers(from, QueryCandidates.of(search, workspace.saved(), typed.substring(from)));
            }
            case COLUMNS -> offers(0, QueryCandidates.columns(search, typed));
            case TAGS -> {
                int from = QueryCandidates.start(typed);
                yield offers(from, QueryCandidates.tags(search, typed.substring(from)));
            }
            case COMMAND -> {
                int from = QueryCandidates.start(typed);
                yield offers(from, verbs.candidates(words(typed.substring(0, from)), typed.substring(from)));
            }
            case NOTE, SEARCH -> Offers.NONE;
        };
    }

    /// Words as far as they can be told apart.
    private static List<String> words(String text) {
        try {
            return Words.split(text);
        } catch (IllegalArgumentException unclosed) {
            return List.of(text.strip().split("\\s+"));
        }
    }

    private static Offers offers(int from, List<Candidate> found) {
        List<Offers.Offer> all = new ArrayList<>();
        found.stream().limit(MOST).forEach(each -> all.add(new Offers.Offer(each.text(), each.about(), each.whole())));
        return new Offers(from, all, -1);
    }
}
