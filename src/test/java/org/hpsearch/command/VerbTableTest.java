package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hpsearch.help.VerbHelp;
import org.junit.jupiter.api.Test;

class VerbTableTest {
    @Test
    void eachVerbOfTheTableIsMadeOfTheClassOfItsName() {
        for (VerbHelp verb : VerbTable.ALL.all()) {
            String type = VerbTable.make(verb.name()).getClass().getSimpleName();
            assertEquals(verb.name() + "command", type.toLowerCase(Locale.ROOT));
        }
        assertThrows(IllegalArgumentException.class, () -> VerbTable.make("frobnicate"));
    }

    @Test
    void eachVerbClassIsInTheTable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/hpsearch/command"))) {
            List<String> classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Command.java"))
                    .map(name -> name.replace("Command.java", "").toLowerCase(Locale.ROOT))
                    .sorted()
                    .toList();
            assertEquals(classes, VerbTable.ALL.names().stream().sorted().toList());
        }
    }

    @Test
    void verbsThatNameRunsKnowItFromTheirWords() {
        for (VerbHelp verb : VerbTable.ALL.all()) {
            boolean selects = verb.synopsis().matches("(\\[?SEL|RUN ).*");
            boolean elsewhere = List.of("ls", "importance").contains(verb.name());
            assertEquals(selects && !elsewhere, verb.namesRuns(), verb.name());
        }
    }

    @Test
    void everyOptionSaysWhatItDoes() {
        for (VerbHelp verb : VerbTable.ALL.all()) {
            verb.options().forEach((option, about) -> assertEquals(false, about.isBlank(), verb.name() + " " + option));
        }
    }
}
