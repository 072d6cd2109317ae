package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {
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

    private void file(char letter, String name, String text) throws IOException {
        Files.writeString(
                folder.resolve("hps-runs").resolve(ServedProject.id(letter)).resolve(name), text);
    }

    private String run(String more) throws Exception {
        return served().get("/api/run?" + more).replace(folder.toString(), "");
    }

    private String log(String more) throws Exception {
        return served().get("/api/log?" + more);
    }

    private static String notice(String document) {
        return document.replaceAll("(?s).*\"notice\": |\n}\n", "");
    }

    private static String named(char letter) {
        return "run=" + ServedProject.id(letter);
    }

    @Test
    void aRunIsWhatShowAndDiffPrint() throws Exception {
        served().write('a', "{\"lr\": 0.1}", "1,1,loss,0.5");
        served().write('b', "{\"lr\": 0.2}", "1,1,loss,0.25");
        file('b', "checkpoints.csv", "step,time,path,kept,bytes,sha256\n1,2,c.pt,,2048,\n");
        assertEquals("""
            {
              "checkpoints": {
                "heads": ["checkpoint", "step", "size", "kept"],
                "numbers": [false, true, true, false],
                "rows": [[{"text": "c.pt"}, {"text": "1"}, {"text": "2.0 kB"}, {"text": "only recorded"}]]
              },
              "commands": ["hps rerun bbbbb", "hps resume bbbbb", "hps diff aaaaa bbbbb", "hps log bbbbb", "hps plot bbbbb"],
              "differences": {
                "heads": ["", "aaaaa", "bbbbb", "change"],
                "numbers": [false, false, false, true],
                "rows": [[{"text": "lr"}, {"text": "0.1"}, {"text": "0.2"}, {"full": "0.1", "text": "+0.1 (+100 %)"}], [{"text": "loss"}, {"text": "0.5"}, {"text": "0.25"}, {"full": "-0.25", "text": "-0.25 (-50 %)"}]]
              },
              "facts": [["experiment", "train"], ["command", "train"], ["folder", "/hps-runs/20260902-080000-bbbbb"], ["started", "2026-09-02 08:00:00 Z on h"]],
              "family": [],
              "id": "20260902-080000-bbbbb",
              "metrics": {
                "heads": ["metric", "best", "last", "min", "max", "rows"],
                "numbers": [false, true, true, true, true, true],
                "rows": [[{"text": "loss"}, {"text": "0.25"}, {"text": "0.25"}, {"text": "0.25"}, {"text": "0.25"}, {"text": "1"}]]
              },
              "other": "aaaaa",
              "params": {
                "heads": ["parameter", "value", ""],
                "numbers": [false, false, false],
                "rows": [[{"text": "lr"}, {"text": "0.2"}, {"text": ""}]]
              },
              "problems": [],
              "short": "bbbbb",
              "state": "finished after 1m 00s",
              "word": "finished"
            }
            """, run(named('b') + "&base=" + ServedProject.id('a')));
    }

    @Test
    void aRunByItselfIsComparedWithNone() throws Exception {
        served().write('a', "{}");
        assertEquals("""
            {
              "commands": ["hps rerun aaaaa", "hps log aaaaa", "hps plot aaaaa"],
              "facts": [["experiment", "train"], ["command", "train"], ["folder", "/hps-runs/20260901-080000-aaaaa"], ["started", "2026-09-01 08:00:00 Z on h"]],
              "family": [],
              "id": "20260901-080000-aaaaa",
              "problems": ["metrics.csv: 1 damaged lines were left out"],
              "short": "aaaaa",
              "state": "finished after 1m 00s",
              "word": "finished"
            }
            """, run(named('a') + "&base=" + ServedProject.id('a')));
    }

    @Test
    void aRunThatIsNotThereIsSaid() throws Exception {
        served().write('a', "{}");
        String absent = """
            {
              "error": {
                "code": "failed",
                "hint": "",
                "message": "there is no such run (any more)"
              }
            }
            """;
        for (String name : new String[] {named('b'), "run=..%2f..%2fetc", "run=*", "run=", "", "run=a%20OR%20b"}) {
            assertEquals(absent, run(name), name);
            assertEquals(absent, log(name), name);
        }
    }

    @Test
    void aLogHasItsColoursAndTheLastStateOfABar() throws Exception {
        served().write('a', "{}");
        file(
                'a',
                "output.log",
                "\u001b[31mError\u001b[0m: <script>\n 1%|=|\r99%|==|\r\n\n\u001b]0;title\u0007\u202eend\n");
        assertEquals("""
            {
              "errors": false,
              "lines": [[{"colour": "1", "text": "Error"}, ": <script>"], ["99%|==|"], [], ["\\\\u202eend"]]
            }
            """, log(named('a')));
    }

    @Test
    void aLogIsSearchedInAnyCaseOfLetters() throws Exception {
        served().write('a', "{}");
        file('a', "output.log", "loss 1\nNaN in \u001b[31mLo\u001b[0mss\nepoch 2\n");
        file('a', "stderr.log", "a warning\n");
        assertEquals("""
            {
              "errors": true,
              "lines": [["loss 1"], ["NaN in ", {"colour": "1", "text": "Lo"}, "ss"]],
              "notice": "2 lines"
            }
            """, log(named('a') + "&find=LOSS"));
        assertEquals("""
            {
              "errors": true,
              "lines": [],
              "notice": "0 lines"
            }
            """, log(named('a') + "&errors=1&find=loss"));
    }

    @Test
    void aLogOfManyLinesIsShownFromItsEnd() throws Exception {
        served().write('a', "{}");
        file('a', "output.log", "line\n".repeat(300_000));
        assertEquals("\"the last 2000 lines; hps log shows all\"", notice(log(named('a'))));
        assertEquals("\"300,000 lines, the last 2000 are shown\"", notice(log(named('a') + "&find=line")));
        assertEquals("\"0 lines\"", notice(log(named('a') + "&find=.*")));
    }

    @Test
    void aLogThatIsNoFileIsNotRead() throws Exception {
        served().write('a', "{}");
        assertEquals("""
            {
              "errors": false,
              "lines": [],
              "notice": "there is no stderr.log"
            }
            """, log(named('a') + "&errors=1"));
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(
                folder.resolve("hps-runs").resolve(ServedProject.id('a')).resolve("stderr.log"), secret);
        assertEquals("""
            {
              "errors": false,
              "lines": [],
              "notice": "there is no stderr.log"
            }
            """, log(named('a') + "&errors=1"));
    }
}
