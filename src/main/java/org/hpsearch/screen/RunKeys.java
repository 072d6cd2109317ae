package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.input.InputLine;
import org.hpsearch.screen.input.Key;
import org.hpsearch.screen.input.Offers;
import org.hpsearch.screen.table.RunGroup;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.value.Words;

/// Keys that mark runs and give commands.
final class RunKeys {
    private static final String OF_ONE = "bcntrR";

    private final WatchControl control;
    private final Deeds deeds;
    private boolean stopping;

    RunKeys(WatchControl control, Deeds deeds) {
        this.control = control;
        this.deeds = deeds;
    }

    /// Does what a key means.
    ///
    /// @param columns of the screen
    /// @return whether it means something
    boolean press(int key, int columns) {
        boolean confirmed = stopping;
        stopping = false;
        WatchState state = control.state();
        TableLine line = state.line();
        if (line == null || state.chosen().open() && key != 'r' && key != 'R' && key != 't') {
            return false;
        }
        Row row = state.row();
        switch (key) {
            case ' ' -> mark(line);
            case 'u' -> control.set(state.with(state.view().marking(List.of())));
            case 'p' ->
                ask(
                        InputLine.Purpose.COMMAND,
                        "hps ",
                        Words.join(SeenCommands.of(state, control.order()).picture()));
            case 'S' -> ask(SeenCommands.of(state, control.order()).save());
            case 's', 'y' -> stop(line, key == 's', confirmed, columns);
            default -> {
                return row == null ? isForOne(key) : press(key, row, columns);
            }
        }
        return true;
    }

    private boolean isForOne(int key) {
        boolean one = key < Key.BACKSPACE && OF_ONE.indexOf(key) >= 0;
        if (one) {
            control.set(control.state().saying("choose a run first"));
        }
        return one;
    }

    private boolean press(int key, Row row, int columns) {
        WatchState state = control.state();
        switch (key) {
            case 'b' ->
                control.set(state.with(
                        state.view().comparedWith(state.view().runs().baseline().equals(row.id()) ? "" : row.id())));
            case 'c' -> compare(row, columns);
            case 'n' ->
                ask(
                        InputLine.Purpose.NOTE,
                        "note of " + row.shortId() + ": ",
                        row.record().notes().note());
            case 't' -> ask(InputLine.Purpose.TAGS, "tags for " + row.shortId() + ": ", "");
            case 'r' -> again("resume", row);
            case 'R' -> again("rerun", row);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Asks for a line that runs a run's command again; above it stands that command.
    private void again(String verb, Row row) {
        WatchState state = control.state();
        InputLine line = new InputLine(InputLine.Purpose.COMMAND, "hps ", verb + " " + row.shortId() + " ");
        String command = Words.join(row.record().info().command());
        Offers shown = new Offers(0, List.of(new Offers.Offer(command, "", false)), -1);
        control.set(
                state.with(new WatchState.Over.Typing(line, state.over(), command.isEmpty() ? Offers.NONE : shown)));
    }

    /// Asks for a line.
    void ask(InputLine.Purpose purpose, String label, String text) {
        ask(new InputLine(purpose, label, text));
    }

    private void ask(InputLine line) {
        WatchState state = control.state();
        control.set(state.with(new WatchState.Over.Typing(line, state.over(), Offers.NONE)));
    }

    /// Begins a command.
    void begin(List<String> words, int columns) {
        control.set(control.state().saying(deeds.begin(words, columns)));
    }

    /// Does what was typed for a note, tags or a command.
    void typed(InputLine line, int columns) {
        Row row = control.state().row();
        String id = row == null ? "" : row.shortId();
        switch (line.purpose()) {
            case NOTE -> begin(List.of("note", id, line.text()), columns);
            case TAGS -> {
                List<String> words = new ArrayList<>(List.of("tag", id));
                words.addAll(List.of(line.text().strip().split("\\s+")));
                begin(words, columns);
            }
            case COMMAND -> {
                try {
                    begin(Words.split(line.text()), columns);
                } catch (IllegalArgumentException unclosed) {
                    control.set(control.state().saying(String.valueOf(unclosed.getMessage())));
                }
            }
            case QUERY, COLUMNS, SEARCH ->
                throw new IllegalArgumentException(line.purpose().name());
        }
    }

    /// Marks a run, or all runs of a group; or takes the marks off.
    private void mark(TableLine line) {
        WatchState state = control.state();
        List<String> ids = switch (line) {
            case TableLine.Run run -> List.of(run.row().id());
            case TableLine.Group group ->
                group.group().rows().stream().map(Row::id).toList();
        };
        ids = ids.stream().filter(id -> !id.isEmpty()).toList();
        Set<String> marked = new LinkedHashSet<>(state.view().curves().marked());
        if (!ids.isEmpty() && marked.containsAll(ids)) {
            marked.removeAll(Set.copyOf(ids));
        } else {
            marked.addAll(ids);
        }
        control.set(state.with(state.view().marking(List.copyOf(marked)))
                .with(state.chosen().moved(1, state)));
    }

    private void compare(Row row, int columns) {
        Set<String> ids = new LinkedHashSet<>(control.state().view().curves().marked());
        ids.add(row.id());
        if (ids.size() < 2) {
            control.set(control.state().saying("mark another run with space first"));
            return;
        }
        begin(List.of("diff", String.join(",", ids)), columns);
    }

    /// What `hps stop` would take, and a sentence's end about it; both empty where nothing runs or waits.
    private record Stop(String selection, String what) {
        static Stop of(TableLine line) {
            return switch (line) {
                case TableLine.Group group -> of(group.group());
                case TableLine.Run run
                when run.state() == RunState.RUNNING ->
                    new Stop(run.row().shortId(), "stops " + run.row().shortId());
                case TableLine.Run run
                when run.state() == RunState.QUEUED -> {
                    String task = run.row().record().info().task();
                    yield new Stop("job:" + task, "cancels job " + task);
                }
                case TableLine.Run over -> new Stop("", "");
            };
        }

        private static Stop of(RunGroup group) {
            List<String> running = group.rows().stream()
                    .filter(row -> row.state() == RunState.RUNNING)
                    .map(Row::shortId)
                    .toList();
            int waiting = group.kind() != RunGroup.Kind.SWEEP ? 0 : group.count(RunState.QUEUED);
            String stops = running.isEmpty() ? "" : "stops " + Texts.count(running.size(), "run", "runs");
            String takes = waiting == 0 ? "" : "cancels " + waiting + " that wait";
            String selection = waiting > 0 ? "sweep:" + group.name() : String.join(",", running);
            return new Stop(selection, stops + (stops.isEmpty() || takes.isEmpty() ? "" : " and ") + takes);
        }
    }

    /// Stops the chosen run, takes the chosen one back that waits, or does so with those of the group; asked for twice.
    private void stop(TableLine line, boolean asks, boolean confirmed, int columns) {
        Stop stop = Stop.of(line);
        if (!asks && !confirmed) {
            return;
        }
        if (stop.selection.isEmpty()) {
            boolean one = line instanceof TableLine.Run;
            control.set(control.state().saying(one ? "the chosen run is not running" : "none of its runs is running"));
        } else if (confirmed) {
            begin(List.of("stop", stop.selection), columns);
            control.hurry();
        } else {
            stopping = true;
            control.set(control.state().saying("s again " + stop.what));
        }
    }
}
