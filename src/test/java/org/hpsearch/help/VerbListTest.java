package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class VerbListTest {
    private static final VerbList VERBS = new VerbList(List.of(
            new VerbHelp("show", "SEL", "all about a run", true, VerbListTest::spec),
            new VerbHelp("init", "", "make this folder a project", false, VerbListTest::spec)));

    private static CommandSpec spec(String verb) {
        CommandSpec spec = CommandSpec.create();
        if (verb.equals("show")) {
            spec.addOption(OptionSpec.builder("-t", "--top")
                    .arity("1")
                    .description("only", "the best")
                    .build());
            spec.addOption(OptionSpec.builder("--json").description("as JSON").build());
            spec.addOption(OptionSpec.builder("--old").hidden(true).build());
        }
        return spec;
    }

    @Test
    void aVerbIsFoundByItsWholeName() {
        assertEquals(List.of("show", "init"), VERBS.names());
        assertEquals(Optional.of("SEL"), VERBS.find("show").map(VerbHelp::synopsis));
        assertEquals(Optional.empty(), VERBS.find("sho"));
        assertTrue(VERBS.has("init"));
        assertFalse(VERBS.has("INIT"));
    }

    @Test
    void anotherNameOfAVerbIsListedApart() {
        VerbList watch =
                new VerbList(List.of(new VerbHelp("watch", "[SEL]", "running runs, live", true, VerbListTest::spec)));
        assertEquals(Map.of("top", "running runs, live"), watch.others());
        assertEquals(Optional.of("watch"), watch.find("top").map(VerbHelp::name));
        assertEquals(Map.of(), VERBS.others(), "of a verb that is not there");
    }

    @Test
    void aVerbSaysWhetherItNamesRuns() {
        assertTrue(VERBS.namesRuns("show"));
        assertFalse(VERBS.namesRuns("init"));
        assertFalse(VERBS.namesRuns("frobnicate"));
    }

    @Test
    void optionsAreListedByTheirLongNameWithoutHiddenOnes() {
        VerbHelp show = VERBS.find("show").orElseThrow();
        assertEquals(Map.of("--top", "only the best", "--json", "as JSON"), show.options());
        assertTrue(show.hasOption("-t"));
        assertTrue(show.hasOption("--old"), "it may be typed");
        assertTrue(show.takesValue("--top"));
        assertFalse(show.takesValue("--json"));
        assertFalse(show.takesValue("--none"));
        assertTrue(VERBS.hasOption("show", "--json"));
        assertFalse(VERBS.hasOption("init", "--json"));
    }

    @Test
    void anUnknownWordIsNamedWithTheNearestVerb() {
        assertEquals("unknown command 'shwo'; did you mean 'show'? (hps help lists all)", VERBS.unknown("shwo"));
        assertEquals("unknown command 'zzzzzz' (hps help lists all)", VERBS.unknown("zzzzzz"));
    }
}
