package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hpsearch.console.Style;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void eachFileIsATopicAndEachTopicAFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/help"))) {
            assertEquals(
                    Topic.ALL.stream().map(Topic::name).sorted().toList(),
                    files.map(file -> file.getFileName().toString().replace(".md", ""))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void eachBeginsWithItsTitleAndFitsATerminal() {
        for (Topic topic : Topic.ALL) {
            assertTrue(topic.markdown().startsWith("# "), topic.name());
            String shown = TerminalText.of(topic.markdown(), new Style(false), 80);
            assertTrue(shown.lines().count() > 3, topic.name());
        }
    }

    @Test
    void found() {
        assertEquals("query", Topic.find("query").orElseThrow().name());
        assertEquals("sweep", Topic.find("stages").orElseThrow().name());
        assertEquals("cluster", Topic.find("slurm").orElseThrow().name());
        assertTrue(Topic.find("nothing").isEmpty());
    }
}
