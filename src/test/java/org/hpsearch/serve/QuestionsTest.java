package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuestionsTest {
    @Test
    void whatIsNotReadIsSaidToBeReadOnlyWhileItIs() {
        assertEquals(
                "1 run is large and is being read; until then it is listed by its name alone", Questions.notice(1, ""));
        assertEquals("3 runs are being read; until then they are listed by their names alone", Questions.notice(3, ""));
        assertEquals(
                "1 run was not read (No space left on device): listed by its name alone",
                Questions.notice(1, "No space left on device"));
        assertEquals("3 runs were not read (locked): listed by their names alone", Questions.notice(3, "locked"));
    }
}
