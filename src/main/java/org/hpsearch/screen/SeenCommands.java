package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.screen.input.InputLine;
import org.hpsearch.value.Words;
import org.hpsearch.view.View;
import org.hpsearch.view.ViewUrl;

/// What is seen as commands that print it.
///
/// @param view  with what a person has chosen, and with what hps has
/// @param drawn the runs of the charts
record SeenCommands(View view, List<String> drawn) {
    private static final String PICTURE = "hps-watch.svg";
    private static final String REPORT = "hps-watch.html";

    SeenCommands {
        drawn = List.copyOf(drawn);
    }

    /// @param order the keys of the table's order, as of `--sort`
    static SeenCommands of(WatchState state, List<String> order) {
        List<String> marked = state.view().curves().marked();
        List<String> drawn = marked.isEmpty()
                ? state.found().rows().stream().map(Row::shortId).toList()
                : marked;
        return new SeenCommands(
                state.view().charting(state.found().metrics()).rows(View.ROWS).sorted(order), drawn);
    }

    /// The words of the command that draws the charts, without `hps`.
    List<String> picture() {
        List<String> words = new ArrayList<>(view.marking(drawn).plotWords());
        words.removeFirst();
        words.add(1, "-o=" + PICTURE);
        return words;
    }

    /// A line that keeps the table under a name, without `hps`; the cursor is where the name stands.
    InputLine save() {
        List<String> words = view.saveWords("");
        int name = words.size() - 2;
        String before = Words.join(words.subList(1, name)) + " ";
        String query = " " + Words.join(words.subList(name + 1, words.size()));
        return new InputLine(InputLine.Purpose.COMMAND, "hps ", before + query, before.length());
    }

    /// All of them, with what each one is for.
    List<String> lines() {
        List<String> report = view.marking(drawn).reportWords(REPORT);
        return List.of(
                "the table",
                "  " + Words.join(view.queryWords()),
                "  " + Words.join(view.saveWords("NAME")),
                "the charts",
                "  hps " + Words.join(picture()),
                "  " + Words.join(report),
                "behind the address that hps serve prints",
                "  " + (ViewUrl.print(view).isEmpty() ? "nothing" : "&" + ViewUrl.print(view)));
    }
}
