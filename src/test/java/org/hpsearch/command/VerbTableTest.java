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
            Verb made = VerbTable.make(verb.name());
            String type = made instanceof ExchangeCommand exchange
                    ? exchange.verb.getClass().getSimpleName().replace("Verb", "Command")
                    : made.getClass().getSimpleName();
            assertEquals(verb.name() + "command", type.toLowerCase(Locale.ROOT));
        }
        assertThrows(IllegalArgumentException.class, () -> VerbTable.make("frobnicate"));
    }

    @Test
    void eachVerbClassIsInTheTable() throws IOException {
        Path room = Path.of("src/main/java/org/hpsearch/command");
        try (Stream<Path> verbs = Files.list(room);
                Stream<Path> exchange = Files.list(room.resolve("exchange"))) {
            List<String> classes = Stream.concat(verbs, exchange)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+(Command|Verb)\\.java"))
                    .map(name -> name.replaceAll("(Command|Verb)\\.java", "").toLowerCase(Locale.ROOT))
                    .filter(name -> !name.equals("exchange"))
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
