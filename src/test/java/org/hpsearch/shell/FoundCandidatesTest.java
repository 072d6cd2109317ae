package org.hpsearch.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.Test;

class FoundCandidatesTest {
    private static FoundCandidates of(String typed, String... found) {
        FoundCandidates candidates = new FoundCandidates();
        candidates.compile(
                Map.of(),
                false,
                (org.jline.reader.CompletingParsedLine)
                        new DefaultParser().parse(typed, typed.length(), org.jline.reader.Parser.ParseContext.COMPLETE),
                false,
                0,
                "");
        candidates.matches(List.of(found).stream().map(Candidate::new).toList());
        return candidates;
    }

    @Test
    void whatTheCandidatesHaveInCommon() {
        assertEquals("", of("x").getCommonPrefix());
        assertEquals("val_loss", of("v", "val_loss").getCommonPrefix());
        assertEquals("val_", of("v", "val_loss", "val_acc", "val_").getCommonPrefix());
        assertEquals("", of("v", "val", "lr").getCommonPrefix());
        assertEquals("note:\"a b", of("note:a", "note:\"a b\"", "note:\"a bc\"").getCommonPrefix());
    }

    @Test
    void theOneThatIsTypedAlready() {
        Candidate exact = of("query val", "val_loss", "val").exactMatch();
        assertEquals("val", exact == null ? "none" : exact.value());
        assertEquals(null, of("query va", "val_loss", "val").exactMatch());
    }
}
