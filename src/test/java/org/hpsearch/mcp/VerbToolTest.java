package org.hpsearch.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

class VerbToolTest {
    private static VerbTool tool(String name) {
        return VerbTool.ALL.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String line(String name, Map<String, Object> arguments) {
        return String.join("|", tool(name).line(arguments, List.of("--home=/p")));
    }

    private static String refusal(String name, Map<String, Object> arguments) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> line(name, arguments)).getMessage());
    }

    @Test
    void argumentsBecomeWords() {
        assertEquals("query|--json|--home=/p|--", line("query", Map.of()));
        assertEquals(
                "query|--json|--home=/p|--sort=-lr|--top=5|--|lr<0.1",
                line("query", Map.of("query", "lr<0.1", "sort", "-lr", "top", 5)));
        assertEquals(
                "metrics|--json|--home=/p|-m=loss|-m=acc|--stitched|--|@best",
                line("metrics", Map.of("runs", "@best", "names", List.of("loss", "acc"), "stitched", true)));
        assertEquals("log|--home=/p|--|@last", line("log", Map.of("runs", "@last", "stderr", false)));
        assertEquals(
                "run|-d|--home=/p|--name=a|-p=x=1|--|python|t.py|--lr|0.1",
                line(
                        "run",
                        Map.of(
                                "command",
                                List.of("python", "t.py", "--lr", "0.1"),
                                "name",
                                "a",
                                "params",
                                List.of("x=1"))));
    }

    @Test
    void valuesWithDashesAreNoOptions() {
        assertEquals("show|--json|--home=/p|--|--folder", line("show", Map.of("runs", "--folder")));
        assertEquals("query|--json|--home=/p|--sort=--csv|--", line("query", Map.of("sort", "--csv")));
    }

    @Test
    void whatIsNoArgumentIsRefused() {
        assertEquals(
                "there is no argument 'quer'; did you mean 'query'?; query takes query, sort, top",
                refusal("query", Map.of("quer", "lr<1")));
        assertEquals(
                "'runs' is missing: which runs: id, its last five characters, name, @last, @best, several with commas,"
                        + " or a query",
                refusal("show", Map.of()));
        assertEquals(
                "'top' takes a whole number: only the first ones; all without it",
                refusal("query", Map.of("top", 1.5)));
        assertEquals(
                "'top' takes a whole number: only the first ones; all without it",
                refusal("query", Map.of("top", "5")));
        assertEquals(
                "'names' takes a list of texts: only these metrics",
                refusal("metrics", Map.of("runs", "@last", "names", List.of(1))));
        assertEquals(
                "'command' is missing: the program and its arguments, one by one: no shell reads them",
                refusal("run", Map.of("command", List.of())));
        assertEquals("query|--json|--home=/p|--top=5|--", line("query", Map.of("top", 5.0)));
    }

    @Test
    void theSchemaOfACall() {
        assertEquals(
                "{type=object, properties={runs={type=string, description=which runs: id, its last five characters,"
                        + " name, @last, @best, several with commas, or a query}, all={type=boolean, description=show what"
                        + " is equal, too}}, required=[runs], additionalProperties=false}",
                tool("diff").schema().toString());
    }
}
