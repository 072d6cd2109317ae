package org.hpsearch.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// How programs are run unless an option says otherwise.
class HabitsTest {
    private static Habits of(String yaml) {
        return Settings.parse(yaml.getBytes(UTF_8)).habits();
    }

    private static String text(Habits habits) {
        return "tty " + habits.wantsTty() + ", unbuffered " + habits.wantsUnbuffered() + ", sys "
                + habits.wantsSystem() + ", git logs " + habits.wantsGitLogs() + " " + habits.redact() + " "
                + habits.kept();
    }

    @Test
    void whatIsSaidAndWhatIsNot() {
        assertEquals("tty false, unbuffered true, sys true, git logs false [] []", text(Habits.NONE));
        assertEquals(Habits.NONE, of("objective: max acc"));
        assertEquals(
                "tty true, unbuffered false, sys false, git logs true [acme-.*] [paper, best]",
                text(of("{tty: true, unbuffered: false, sys: false, git: {logs: true}, redact: [acme-.*], "
                        + "protected: [paper, best]}")));
        assertEquals(Habits.NONE, of("{tty: 'yes', sys: 0, git: [logs]}"), "another kind of value says nothing");
    }

    @Test
    void theUsersHabitsFillWhatTheProjectLeavesOpen() {
        Habits user = of("{tty: true, sys: false, redact: [a], protected: [k]}");
        assertEquals(user, Habits.NONE.orElse(user));
        assertEquals(user, user.orElse(Habits.NONE));
        assertEquals(
                "tty false, unbuffered true, sys false, git logs false [b, a] [k]",
                text(of("{tty: false, redact: [b]}").orElse(user)),
                "what either hides or protects");
    }

    @Test
    void keepProtectsEverywhere() {
        assertEquals(true, Habits.NONE.protects("keep"));
        assertEquals(false, Habits.NONE.protects("paper"));
        assertEquals(true, of("protected: [paper]").protects("paper"));
        assertEquals(true, of("protected: [paper]").protects("keep"));
        assertEquals(false, of("protected: [paper]").protects("Paper"));
    }
}
