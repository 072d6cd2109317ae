package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.help.Topic;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each command of the page for coding agents runs, and each field of JSON that it names is there.
class AgentsPageTest {
    private static final String PAGE = Topic.find("agents").orElseThrow().markdown();

    @TempDir
    Path scratch;

    @Test
    void eachCommandRuns() throws IOException {
        Files.writeString(scratch.resolve("train.py"), """
            for i in 1 2 3; do echo epoch $i loss 0.$((9 - i)) val_acc 0.$((6 + i)); done
            : argparse "$@"
            echo x > model.ckpt
            """);
        Hps hps = new Hps(scratch);
        hps.run("run", "-q", "-n", "broken", "--", "sh", "-c", "echo Traceback >&2; exit 1");
        Path script = Files.writeString(
                scratch.resolve("background"), "#!/bin/sh\necho /a/20260901-080000-aaaaa > $HPS_DETACHED\n");
        assertTrue(script.toFile().setExecutable(true));
        Hps detaching = hps.startedBy(script);
        int commands = 0;
        Matcher block = Pattern.compile("(?s)```sh\n(.*?)```").matcher(PAGE);
        while (block.find()) {
            for (String line : block.group(1).lines().toList()) {
                commands++;
                List<String> words = Words.split(line.replace("-- python train.py", "-- sh train.py"));
                Hps.Outcome outcome =
                        detaching.run(words.subList(1, words.size()).toArray(String[]::new));
                assertEquals(0, outcome.code(), line + ": " + outcome.err());
                boolean empty = outcome.out().isBlank() || outcome.out().strip().equals("[]");
                assertTrue(!line.endsWith("--json") || !empty, line + ": no answer");
            }
        }
        assertTrue(commands >= 20, commands + " commands");
    }

    @Test
    void eachFieldOfJsonIsThere() {
        Map<String, String> schemas = Map.of(
                "query",
                "query",
                "metrics",
                "metrics",
                "diff",
                "diff",
                "fields",
                "fields",
                "query --group-by",
                "groups");
        TreeSet<String> told = new TreeSet<>();
        String section = PAGE.substring(PAGE.indexOf("## JSON"), PAGE.indexOf("| `state`"));
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)`[^|]* \\| (.*) \\|$").matcher(section);
        while (row.find()) {
            String name = schemas.getOrDefault(row.group(1), "");
            Value schema = Json.parse(new Hps(scratch).run("schema", name).out().getBytes(StandardCharsets.UTF_8));
            Matcher field = Pattern.compile("`(\\w+)`").matcher(row.group(2));
            while (field.find()) {
                assertTrue(properties(schema).fields().containsKey(field.group(1)), name + "." + field.group(1));
            }
            told.add(name);
        }
        assertEquals(new TreeSet<>(schemas.values()), told);
    }

    private static Value.Obj properties(Value schema) {
        Value of = schema instanceof Value.Obj object && object.fields().get("items") instanceof Value.Obj items
                ? items
                : schema;
        return of instanceof Value.Obj object && object.fields().get("properties") instanceof Value.Obj properties
                ? properties
                : fail("a schema without properties");
    }

    @Test
    void thePageBecomesASkill() throws IOException {
        Hps hps = new Hps(scratch);
        Path file = scratch.resolve("my skills/hps/SKILL.md");
        Hps.Outcome written = hps.run("skill", "my skills");
        assertEquals(new Hps.Outcome(0, file + "\n", ""), written);
        String text = Files.readString(file);
        Matcher head = Pattern.compile("(?s)---\nname: hps\ndescription: ([^\n]+)\n---\n\n(.*)")
                .matcher(text);
        assertTrue(head.matches(), text);
        assertTrue(head.group(1).length() <= 1024 && !head.group(1).contains(": "), head.group(1));
        assertEquals(PAGE, head.group(2));
        assertEquals(0, hps.run("skill", "my skills").code(), "a newer text replaces it");
        Files.writeString(file, "---\nname: other\n---\n");
        assertEquals(
                new Hps.Outcome(
                        1, "", "hps skill: " + file + " is not from hps; move it away, or name another folder\n"),
                hps.run("skill", "my skills"));
    }
}
