package org.hpsearch.command.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Without preparation all is asked of reflection; `scripts/try-package` goes through the prepared classes.
class OptionAccessTest {
    @Command(name = "verb")
    static final class Verb {
        @Option(names = "--seed")
        int seed = 3;
    }

    @Test
    void classesThatAreNotPreparedAreAskedByReflection() throws ReflectiveOperationException {
        Field seed = Verb.class.getDeclaredField("seed");
        Verb verb = new Verb();
        assertTrue(OptionAccess.isAnnotationPresent(seed, Option.class));
        assertFalse(OptionAccess.isAnnotationPresent(seed, Parameters.class));
        assertNull(OptionAccess.getAnnotation(Verb.class, Option.class));
        assertEquals(
                "verb",
                Objects.requireNonNull(OptionAccess.getAnnotation(Verb.class, Command.class))
                        .name());
        assertEquals(3, OptionAccess.get(seed, verb));
        OptionAccess.set(seed, verb, 4);
        assertEquals(4, verb.seed);
    }
}
