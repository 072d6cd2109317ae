package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.hpsearch.value.Escapes;
import org.junit.jupiter.api.Test;

class LinesTest {
    /// The lines of an output in which `^` is the escape character and `!` the bell, each with what ended it: `;` for a
    /// line's end, `<` for a return to its beginning.
    ///
    /// @param part so many bytes come at a time
    private static String lines(String output, int part) {
        StringBuilder all = new StringBuilder();
        Lines lines = new Lines((bytes, length, refresh) ->
                all.append(new String(bytes, 0, length, StandardCharsets.UTF_8)).append(refresh ? "<" : ";"));
        byte[] bytes = output.replace('^', '\u001b').replace('!', '\u0007').getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += part) {
            lines.take(bytes, from, Math.min(bytes.length, from + part));
        }
        lines.end();
        return all.toString();
    }

    private static String lines(String output) {
        String whole = lines(output, Integer.MAX_VALUE / 2);
        assertEquals(whole, lines(output, 1), "byte by byte");
        return whole;
    }

    @Test
    void endsOfLines() {
        assertEquals("", lines(""));
        assertEquals("a;b;", lines("a\nb"));
        assertEquals("a;;b;", lines("a\n\nb\n"));
        assertEquals("a;b;", lines("a\r\nb\r\n"));
    }

    @Test
    void aReturnWritesTheLineOver() {
        assertEquals("10%<20%<done;", lines("10%\r20%\rdone\n"));
        assertEquals("<a;", lines("\ra\n"));
        assertEquals("a<<b;", lines("a\r\rb\n"));
        assertEquals("a;", lines("a\r"), "nothing is written over it");
    }

    @Test
    void backspacesAndTabs() {
        assertEquals("ac;", lines("ab\bc\n"));
        assertEquals("a;", lines("\b\ba\n"));
        assertEquals("a\tb;", lines("a\tb\n"));
        assertEquals("ab;", lines("a!b\n"), "a bell rings and shows nothing");
    }

    @Test
    void escapeSequencesAreNoText() {
        assertEquals("loss: 0.5;", lines("^[1;31mloss:^[0m 0.5^(B^[m\n"));
        assertEquals("loss: 0.5;", lines("^]0;title: 9!loss: 0.5\n"));
        assertEquals("loss: 0.5;", lines("^]8;;http://x/?a=1^\\loss: 0.5^]8;;^\\\n"));
        assertEquals("größe: 1;", lines("größe^[K: 1\n"));
    }

    @Test
    void aSequenceThatIsNotEndedLeavesTheLineAndTheNextSequence() {
        assertEquals("loss: 0.5;acc: 1;", lines("loss: 0.5^]0;title\nacc: 1\n"));
        assertEquals("loss: 0.5<acc: 1;", lines("loss: 0.5^]0;title\racc: 1\n"));
        assertEquals("loss: 0.5;acc: 1;", lines("loss: 0.5^\nacc: 1\n"));
        assertEquals("loss: 0.5;acc: 1;", lines("loss: 0.5^(\nacc: 1\n"));
        assertEquals("loss: 0.5;acc: 1;", lines("loss: 0.5^[3\nacc: 1\n"));
        assertEquals("loss: 0.5;", lines("^[3^[31mloss: 0.5\n"));
        assertEquals("loss: 0.5;", lines("^]0;title^[31mloss: 0.5\n"));
    }

    @Test
    void aLineThatIsTooLongIsCut() {
        String longest = "x".repeat(Lines.LONGEST);
        assertEquals(longest + ";b;", lines(longest + "yyy\nb\n"));
    }

    @Test
    void whatIsNoTextHereIsNoneForTheTextsOfLogsEither() {
        Random random = new Random(7);
        String pieces = "^^^[]P(%\\50 Km@!\n\rxü";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder output = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                output.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            String text = output.toString();
            String shown = Escapes.removed(text.replace('^', '\u001b').replace('!', '\u0007'));
            assertEquals(shown.replaceAll("[\n\r\u0007]", ""), lines(text).replaceAll("[;<]", ""), text);
        }
    }
}
