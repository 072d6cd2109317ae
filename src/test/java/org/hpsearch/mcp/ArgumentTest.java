package org.hpsearch.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a tool is given, as words of the command line.
class ArgumentTest {
    private static final Argument TEXT = Argument.text("sort", "--sort", "the key");
    private static final Argument FLAG = Argument.flag("tips", "--tips", "only tips");
    private static final Argument WHOLE = Argument.whole("limit", "--limit", "rows");
    private static final Argument TEXTS = Argument.texts("runs", "", "runs");

    private static String of(Argument argument, @Nullable Object value) {
        try {
            return argument.words(value).toString();
        } catch (UsageException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    @Test
    void valuesAreJoinedToTheirOption() {
        assertEquals("[--sort=-lr]", of(TEXT, "-lr"));
        assertEquals("[--sort=]", of(TEXT, ""));
        assertEquals("[--tips]", of(FLAG, true));
        assertEquals("[]", of(FLAG, false));
        assertEquals("[--limit=5]", of(WHOLE, 5));
        assertEquals("[--limit=5]", of(WHOLE, 5.0));
        assertEquals("[--limit=123456789012345678901]", of(WHOLE, new BigInteger("123456789012345678901")));
        assertEquals("[a, -b]", of(TEXTS, List.of("a", "-b")));
        assertEquals("[]", of(TEXT, null));
    }

    @Test
    void anotherKindIsRefused() {
        assertEquals("'sort' takes a text: the key", of(TEXT, 5));
        assertEquals("'tips' takes true or false: only tips", of(FLAG, "true"));
        assertEquals("'runs' takes a list of texts: runs", of(TEXTS, "a"));
        assertEquals("'runs' takes a list of texts: runs", of(TEXTS, Arrays.asList("a", null)));
        for (Object wrong : List.of("5", 5.5, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertEquals("'limit' takes a whole number: rows", of(WHOLE, wrong));
        }
    }

    @Test
    void theSchema() {
        assertEquals("{type=string, description=the key}", TEXT.schema().toString());
        assertEquals(
                "{type=array, description=runs, items={type=string}}",
                TEXTS.schema().toString());
        assertEquals(
                List.of(false, true), List.of(TEXT.required(), TEXT.always().required()));
    }
}
