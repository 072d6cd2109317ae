package org.hpsearch.screen;

import org.hpsearch.screen.input.Key;
/// Keys that move and search in a text: the tab of the chosen run, or a page over the screen.

final class ScrollKeys {
    /// More lines than a text has.
    private static final int FAR = 10 * TabLines.LOG;

    private final WatchControl control;

    ScrollKeys(WatchControl control) {
        this.control = control;
    }

    void search(String text, WatchView.ScrollRoom room) {
        WatchState state = control.state();
        Scroll scroll = scroll(state).searching(text);
        int last = room.lines().size();
        Scroll up = new Scroll(last, text).found(room.lines(), 0, -1);
        scroll(up.top() < last ? up : scroll);
        boolean none = room.lines().stream().noneMatch(scroll::has);
        control.set(control.state().saying(none ? "'" + text + "' is not in it" : ""));
    }

    /// Shows where the chosen run failed, in its log.
    void failure(WatchView shown, int columns, int height) {
        WatchState.Chosen now = control.state().chosen();
        WatchState log =
                control.state().with(new WatchState.Chosen(now.number(), WatchTab.LOG, Scroll.FAILURE, now.open()));
        boolean failed = Scroll.hasFailure(shown.of(log).room(columns, height).lines());
        control.set(failed ? log : control.state().saying("there is no traceback and no error in its log"));
    }

    private static Scroll scroll(WatchState state) {
        return state.over() instanceof WatchState.Over.Page page ? page.scroll() : state.scroll();
    }

    private void scroll(Scroll to) {
        WatchState state = control.state();
        if (state.over() instanceof WatchState.Over.Page page) {
            control.set(state.with(new WatchState.Over.Page(page.title(), page.lines(), to)));
        } else {
            WatchState.Chosen now = state.chosen();
            control.set(state.with(new WatchState.Chosen(now.number(), now.tab(), to, now.open())));
        }
    }

    /// Keys of a text.
    ///
    /// @param page lines of a page
    /// @return whether it is one
    boolean press(int key, WatchView.ScrollRoom room, int page) {
        switch (key) {
            case 'j', Key.DOWN, Key.ENTER -> by(1, room);
            case 'k', Key.UP -> by(-1, room);
            case Key.PAGE_DOWN, ' ' -> by(page, room);
            case Key.PAGE_UP -> by(-page, room);
            case 'g', Key.HOME -> by(-FAR, room);
            case 'G', Key.END -> by(FAR, room);
            case 'n', 'N' -> scroll(scroll(control.state()).found(room.lines(), room.height(), key == 'n' ? 1 : -1));
            default -> {
                return false;
            }
        }
        return true;
    }

    void by(int lines, WatchView.ScrollRoom room) {
        WatchState state = control.state();
        boolean follows = !(state.over() instanceof WatchState.Over.Page) && state.isLogGrowing();
        scroll(scroll(state).moved(lines, room.lines(), room.height(), follows));
    }
}
