package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupReplyTest {
    @TempDir
    Path folder;

    @Test
    void aRowAGroupHasMeansAndTheKeyOfItsCurve() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1, \"opt\": \"adam\", \"seed\": 1}", "1,1,loss,0.5");
            served.write('b', "{\"lr\": 0.1, \"opt\": \"adam\", \"seed\": 2}", "1,1,loss,0.25");
            served.write('c', "{\"lr\": 0.01, \"opt\": \"sgd\", \"seed\": 1}", "1,1,loss,0.125");
            served.write('d', "{\"lr\": 0.01, \"seed\": 2}", "1,1,loss,1");
            String table = served.get("/api/table?group=lr&group=opt")
                    .replaceAll("\\s*\n\\s*", " ")
                    .strip();
            assertEquals(
                    "\"rows\": [ { \"best\": \"20260903-080000-ccccc\", \"cells\": [ { \"text\": \"0.01\" }, {"
                            + " \"text\": \"sgd\" }, { \"text\": \"1\" }, { \"kind\": \"strong\", \"text\": \"0.125\" }, {"
                            + " \"text\": \"0.125\" }, { \"text\": \"0.125\" }, { \"full\": \"20260903-080000-ccccc\","
                            + " \"text\": \"ccccc\" } ], \"id\": \"lr=0.01 opt=sgd\" }, { \"best\":"
                            + " \"20260902-080000-bbbbb\", \"cells\": [ { \"text\": \"0.1\" }, { \"text\": \"adam\" }, {"
                            + " \"text\": \"2\" }, { \"full\": \"0.375\", \"kind\": \"strong\", \"text\": \"0.375 ± 0.18\""
                            + " }, { \"text\": \"0.25\" }, { \"text\": \"0.5\" }, { \"full\": \"20260902-080000-bbbbb\","
                            + " \"text\": \"bbbbb\" } ], \"id\": \"lr=0.1 opt=adam\" }, { \"best\":"
                            + " \"20260904-080000-ddddd\", \"cells\": [ { \"text\": \"0.01\" }, { \"text\": \"\" }, {"
                            + " \"text\": \"1\" }, { \"kind\": \"strong\", \"text\": \"1\" }, { \"text\": \"1\" }, {"
                            + " \"text\": \"1\" }, { \"full\": \"20260904-080000-ddddd\", \"text\": \"ddddd\" } ], \"id\":"
                            + " \"lr=0.01 opt=(none)\" } ], \"total\": 3 }",
                    table.substring(table.indexOf("\"rows\":")));
            assertTrue(
                    table.startsWith(
                            "{ \"about\": \"4 runs in 3 groups; mean ± standard deviation of the runs' best values\""),
                    table);
            assertEquals(
                    "lr true, opt true, runs true, loss true, min false, max false, best false",
                    Pattern.compile("\"name\": \"(\\w+)\", \"number\": \\w+, \"sorts\": (\\w+)")
                            .matcher(table)
                            .results()
                            .map(found -> found.group(1) + " " + found.group(2))
                            .collect(Collectors.joining(", ")));
            String curves = served.get("/api/curves?group=lr&group=opt");
            for (String key : List.of("lr=0.01 opt=sgd", "lr=0.1 opt=adam", "lr=0.01 opt=(none)")) {
                assertTrue(curves.contains("{\"key\":\"" + key + "\""), key + " in " + curves);
            }
        }
    }

    @Test
    void colourStrokeAndPanelSplitGroupsAndSayWhatTheyStandFor() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1, \"opt\": \"adam\", \"seed\": 1}", "1,1,loss,0.5");
            served.write('b', "{\"lr\": 0.1, \"opt\": \"adam\", \"seed\": 2}", "1,1,loss,0.25");
            served.write('c', "{\"lr\": 0.01, \"opt\": \"sgd\", \"seed\": 1}", "1,1,loss,0.125");
            String curves = served.get("/api/curves?group=lr&colour=lr&stroke=opt&panel=opt");
            assertEquals(
                    """
                    loss, opt=sgd: lr=0.01 opt=sgd (1)
                    loss, opt=adam: lr=0.1 opt=adam (2) [9,4]
                    """,
                    Pattern.compile(
                                    "\"metric\":\"([^\"]*)\",\"series\":\\[\\s*\\{\"key\":\"[^\"]*\",\"label\":\"([^\"]*)\""
                                            + ",\"light\":\"[^\"]*\",\"dark\":\"[^\"]*\"(?:,\"dash\":(\\[[^]]*]))?")
                            .matcher(curves)
                            .results()
                            .map(found -> found.group(1) + ": " + found.group(2)
                                    + (found.group(3) == null ? "" : " " + found.group(3)) + "\n")
                            .collect(Collectors.joining()));
            assertEquals(
                    "colour lr 0.01; colour lr 0.1; stroke opt sgd; stroke opt adam",
                    Pattern.compile("\"channel\":\"(\\w+)\",\"name\":\"(\\w+)\",\"text\":\"([^\"]*)\"")
                            .matcher(curves)
                            .results()
                            .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
                            .collect(Collectors.joining("; ")));
            assertTrue(served.get("/api/curves?colour=lrr").contains("\"message\": \"unknown field 'lrr'\"")
                    || served.get("/api/curves?colour=lrr").contains("lrr"));
        }
    }

    /// The cells of a reply with their differences.
    private static String cells(String table) {
        return Pattern.compile("\\{([^{}]*\"text\": \"([^\"]*)\"[^{}]*)}")
                .matcher(table.substring(table.indexOf("\"rows\":")))
                .results()
                .map(found -> found.group(2)
                        + found.group(1)
                                .replaceAll("(?s).*\"change\": \"([^\"]*)\".*", " [$1]")
                                .replaceAll("(?s)^[^ ].*|^\\s*\".*", "")
                        + (found.group(1).contains("better")
                                ? "+"
                                : found.group(1).contains("worse") ? "-" : ""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void groupsAreComparedWithAGroupOrARun() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1, \"seed\": 1}", "1,1,loss,0.5");
            served.write('b', "{\"lr\": 0.1, \"seed\": 2}", "1,1,loss,0.25");
            served.write('c', "{\"lr\": 0.01, \"seed\": 1}", "1,1,loss,0.75");
            assertEquals(
                    "0.1, 2, 0.375 ± 0.18, 0.25, 0.5, bbbbb, 0.01, 1, 0.75 [+100 %]-, 0.75 [+200 %]-, 0.75 [+50 %]-,"
                            + " ccccc",
                    cells(served.get("/api/table?group=lr&base=lr%3D0.1")));
            assertEquals(
                    "0.1, 2, 0.375 ± 0.18 [-50 %]+, 0.25 [-67 %]+, 0.5 [-33 %]+, bbbbb, 0.01, 1, 0.75, 0.75, 0.75,"
                            + " ccccc",
                    cells(served.get("/api/table?group=lr&base=" + ServedProject.id('c'))));
            assertTrue(served.get("/api/table?group=lr&base=lr%3D7")
                    .contains("the baseline is not among these groups, so there are no differences"));
        }
    }

    @Test
    void aKeyThatNoRunHasAndAnOrderThatGroupsCannotHaveAreRefused() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1, \"seed\": 1}", "1,1,loss,0.5");
            assertTrue(served.get("/api/table?group=lrr").contains("\"message\": \"unknown field 'lrr'\""));
            assertTrue(served.get("/api/table?group=lr&sort=seed")
                    .contains("groups are sorted by 'runs', by their keys, or by a metric"));
        }
    }

    @Test
    void theWordAtTheCursorMayBecomeWhatTheShellOffers() throws Exception {
        try (ServedProject served = new ServedProject(folder)) {
            served.write('a', "{\"lr\": 0.1, \"opt\": \"a b\"}", "1,1,loss,0.5");
            served.write('b', "{\"lr\": 0.2, \"opt\": \"<b>\"}", "1,1,loss,0.5");
            assertEquals("""
                {
                  "candidates": [
                    {
                      "text": "opt:",
                      "whole": false
                    }
                  ],
                  "start": 11
                }
                """, served.get("/api/candidates?typed=loss%3C1%20AND%20op"));
            String values = served.get("/api/candidates?typed=(lr:");
            assertTrue(values.contains("\"text\": \"(lr:0.1\"") && values.contains("\"text\": \"(lr:0.2\""), values);
            assertTrue(
                    served.get("/api/candidates?typed=lr:0.1%20%22a%20").contains("\"start\": 7"), "a blank in quotes");
        }
    }
}
