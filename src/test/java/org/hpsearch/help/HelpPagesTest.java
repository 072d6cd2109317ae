package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Hps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpPagesTest {
    @TempDir
    Path folder;

    @Test
    void theOverviewFitsOneScreen() {
        Hps.Outcome help = new Hps(folder).run("help");
        assertEquals(0, help.code());
        assertTrue(help.out().lines().count() <= 24, help.out());
        assertTrue(help.out().lines().allMatch(line -> line.length() < 80), help.out());
        assertTrue(help.out().contains("Compare   hps diff       what differs"), help.out());
    }

    @Test
    void topicsAndWhatIsNone() {
        Hps hps = new Hps(folder);
        assertTrue(hps.run("help", "topics").out().startsWith("run              what hps run records"));
        assertTrue(hps.run("help", "query").out().startsWith("THE QUERY LANGUAGE\n"));
        assertTrue(hps.run("help", "tag").out().startsWith("Usage: hps tag"));
        assertEquals(
                "hps: there is no help about 'querry'; did you mean 'query'? (hps help lists the verbs, hps help"
                        + " topics the pages)\n",
                hps.run("help", "querry").err());
        assertEquals(2, hps.run("help", "querry").code());
    }

    @Test
    void doctorNamesWhatIsMissing() throws IOException {
        Hps hps = new Hps(folder);
        String nothing = hps.run("doctor").out();
        assertTrue(nothing.contains("\nindex        0 runs, in "), nothing);
        assertTrue(nothing.contains("\ngit          not found\n             without it no commit"), nothing);
        hps.run("run", "-q", "--", "true");
        Files.writeString(folder.resolve("hps.yaml"), "objectiv: max acc\n");
        String found = hps.run("doctor").out();
        assertTrue(found.contains("\nhps.yaml     "), found);
        assertTrue(found.contains("hps help config shows its form\n"), found);
        assertTrue(found.contains("\nindex        1 run, "), found);
    }

    @Test
    void eachVerbIsInOneGroup() {
        assertEquals(
                Commands.verbs().names().stream().sorted().toList(),
                HelpPages.GROUPS.values().stream()
                        .flatMap(Collection::stream)
                        .sorted()
                        .toList());
    }
}
