package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpreadReplyTest {
    @TempDir
    Path folder;

    @org.jspecify.annotations.Nullable
    private ServedProject opened;

    @BeforeEach
    void begin() throws Exception {
        opened = new ServedProject(folder);
    }

    @AfterEach
    void end() throws Exception {
        served().close();
    }

    private ServedProject served() {
        return java.util.Objects.requireNonNull(opened);
    }

    @Test
    void runsHaveAPlaceOnEachAxisAndValuesAsAQueryNeedsThem() throws Exception {
        served().write('a', "{\"lr\": 0.1, \"opt\": \"a \\\"b\"}", "1,1,loss,0.5");
        served().write('b', "{\"lr\": 0.01, \"opt\": \"<b>\"}", "1,1,loss,0.25");
        served().write('c', "{\"lr\": 0.001}", "1,1,loss,0.125");
        assertEquals("""
            {
              "about": "3 runs",
              "axes": [
                {
                  "field": "lr",
                  "log": true,
                  "name": "lr",
                  "ticks": [[0, "0.001"], [0.5, "0.01"], [1, "0.1"]],
                  "words": false
                },
                {
                  "field": "opt",
                  "log": false,
                  "name": "opt",
                  "ticks": [[0, "<b>"], [1, "a \\"b"]],
                  "words": true
                },
                {
                  "field": "loss",
                  "log": false,
                  "name": "loss",
                  "ticks": [[0, "0.125"], [0.3333, "0.25"], [1, "0.5"]],
                  "words": false
                }
              ],
              "importance": {
                "about": "what mattered for the best tenth by loss, of 3 runs; fewer than 30 runs say little: the next ones may change the order",
                "shares": [["lr", 1]]
              },
              "runs": [
                {
                  "at": [1, 1, 1],
                  "dark": "#3d5563",
                  "id": "20260901-080000-aaaaa",
                  "label": "lr=0.1 opt=a \\"b: loss 0.5",
                  "light": "#a9c3cf",
                  "values": ["0.1", "\\"a \\\\\\"b\\"", "0.5"]
                },
                {
                  "at": [0.5, 0, 0.3333],
                  "dark": "#4aa8b8",
                  "id": "20260902-080000-bbbbb",
                  "label": "lr=0.01 opt=<b>: loss 0.25",
                  "light": "#327db0",
                  "values": ["0.01", "\\"<b>\\"", "0.25"]
                },
                {
                  "at": [0, null, 0],
                  "dark": "#e2f7d0",
                  "id": "20260903-080000-ccccc",
                  "label": "lr=0.001: loss 0.125",
                  "light": "#2a1a5e",
                  "values": ["0.001", null, "0.125"]
                }
              ],
              "title": "loss by parameters"
            }
            """, served().get("/api/spread"));
    }

    @Test
    void aMetricThatIsNamedAsAParameterIsAskedForAsAMetric() throws Exception {
        served().write('a', "{\"host\": 1, \"loss\": 3}", "1,1,loss,0.5");
        served().write('b', "{\"host\": 2, \"loss\": 4}", "1,1,loss,0.25");
        List<String> fields = served().get("/api/spread")
                .lines()
                .filter(line -> line.contains("\"field\""))
                .map(String::strip)
                .toList();
        assertEquals(List.of("\"field\": \"host\",", "\"field\": \"loss\",", "\"field\": \"metric.loss\","), fields);
    }

    @Test
    void aBrushAsksForJustTheRunsInside() throws Exception {
        served().write('a', "{\"lr\": 0.1, \"opt\": \"a \\\"b* OR c:\"}", "1,1,loss,0.30000000000000004");
        served().write('b', "{\"lr\": 0.01, \"opt\": \"a\"}", "1,1,loss,0.25");
        served().write('c', "{\"lr\": 0.001, \"opt\": \"b\"}", "1,1,loss,0.125");
        for (String query : List.of(
                "opt:\"a \\\"b* OR c:\"",
                "loss=0.30000000000000004",
                "loss:[0.30000000000000004 TO 0.30000000000000004]")) {
            String found = served().get("/api/table?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            assertTrue(found.contains("\"about\": \"1 run\"") && found.contains(ServedProject.id('a')), query + found);
            assertTrue(served().get("/api/spread").contains("\"0.30000000000000004\""), "the whole number");
        }
    }

    @Test
    void whereNothingDiffersThatIsSaid() throws Exception {
        served().write('a', "{\"lr\": 0.1}", "1,1,loss,0.5");
        assertEquals("""
            {
              "error": {
                "code": "failed",
                "hint": "",
                "message": "the selected runs do not differ in any parameter"
              }
            }
            """, served().get("/api/spread"));
        assertEquals("""
            {
              "error": {
                "code": "failed",
                "hint": "",
                "message": "no run is found"
              }
            }
            """, served().get("/api/spread?q=lr%3C0.001"));
    }
}
