package org.hpsearch.command.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

class TypedWordsTest {
    @Command
    private static final class Typed {
        @Option(names = "-q")
        boolean quiet;

        @Parameters(arity = "0..*")
        List<String> words = new ArrayList<>();

        @Spec
        CommandSpec spec = CommandSpec.create();

        static Typed of(String... line) {
            Typed typed = new Typed();
            new CommandLine(typed).setStopAtPositional(true).parseArgs(line);
            return typed;
        }

        boolean afterDashes() {
            return TypedWords.dashesBefore(spec, words);
        }
    }

    @Test
    void theWordsBehindTheFirstDashes() {
        assertEquals(List.of("a", "--", "b"), TypedWords.behindDashes(Typed.of("-q", "--", "a", "--", "b").spec));
        assertEquals(List.of(), TypedWords.behindDashes(Typed.of("-q", "--").spec));
        assertEquals(List.of(), TypedWords.behindDashes(Typed.of("-q", "a").spec));
    }

    @Test
    void dashesCountRightBeforeTheFirstWordOnly() {
        assertEquals(true, Typed.of("-q", "--", "train", "x").afterDashes());
        assertEquals(true, Typed.of("--", "train").afterDashes());
        assertEquals(false, Typed.of("-q", "train", "--", "x").afterDashes());
        assertEquals(false, Typed.of("train").afterDashes());
        assertEquals(false, Typed.of().afterDashes());
    }

    @Test
    void aNumberWithASignIsNoOption() {
        assertDoesNotThrow(() -> TypedWords.refuseOptions(List.of("set", "lr", "-1e-3", "-5", "a-b")));
        assertEquals(
                "unknown option '--wen'",
                assertThrows(UsageException.class, () -> TypedWords.refuseOptions(List.of("set", "--wen")))
                        .getMessage());
    }
}
