package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParamOrderTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private <T> T of(Function<ParamOrder, T> question) throws IOException {
        try (Workspace workspace = runs.open()) {
            return question.apply(new ParamOrder(ShownRuns.values(workspace, "")));
        }
    }

    /// Where parameters stand among the words of the command.
    private static String places(String... names) {
        StringBuilder places = new StringBuilder("\"places\": {");
        for (int i = 0; i < names.length; i++) {
            places.append(i == 0 ? "" : ", ")
                    .append("\"")
                    .append(names[i])
                    .append("\": {\"kind\": \"option\", \"words\": [")
                    .append(2 * i + 1)
                    .append(", ")
                    .append(2 * i + 2)
                    .append("]}");
        }
        return places.append("}").toString();
    }

    @Test
    void whatWasTypedComesBeforeWhatWasConfiguredFoundAndDeclared() throws IOException {
        runs.settings("hps-defaults.json", "{\"defaults\": [{\"key\": \"a\", \"value\": 1}]}")
                .run("aaaaa", "{\"z\": 1, \"y\": 2, \"configured\": 3}")
                .info("aaaaa", places("z", "y"))
                .file(
                        "aaaaa",
                        "found.json",
                        "{\"b\": {\"value\": 1, \"from\": \"output\"}, \"c\": {\"value\": 1, \"from\": \"declared\"}}");
        assertEquals(List.of("z", "y", "configured", "b", "a", "c"), of(ParamOrder::names));
        assertEquals(ParamOrder.Source.TYPED, of(order -> order.source("z")));
        assertEquals(ParamOrder.Source.CONFIGURED, of(order -> order.source("configured")));
        assertEquals(ParamOrder.Source.FOUND, of(order -> order.source("b")));
        assertEquals(ParamOrder.Source.DECLARED, of(order -> order.source("c")));
        assertEquals(ParamOrder.Source.DECLARED, of(order -> order.source("unknown")));
    }

    @Test
    void whatASweepVariedComesFirst() throws IOException {
        String sweep = "\"lineage\": {\"kind\": \"run\", \"sweep\": \"sabcd\"}, ";
        runs.run("aaaaa", "{\"alpha\": 1, \"lr\": 1}")
                .info("aaaaa", sweep + places("alpha", "lr"))
                .run("bbbbb", "{\"alpha\": 1, \"lr\": 2}")
                .info("bbbbb", sweep + places("alpha", "lr"));
        assertEquals(List.of("lr", "alpha"), of(ParamOrder::names));
        assertEquals(ParamOrder.Source.CHANGED, of(order -> order.source("lr")));
        assertEquals(ParamOrder.Source.TYPED, of(order -> order.source("alpha")));
    }

    @Test
    void whatAPersonChangedComesFirst() throws IOException {
        runs.run("aaaaa", "{\"alpha\": 1, \"lr\": 1}")
                .info(
                        "aaaaa",
                        "\"lineage\": {\"kind\": \"rerun\", \"parent\": \"x\", \"changed\": {\"lr\": 1}}, "
                                + places("alpha", "lr"));
        assertEquals(List.of("lr", "alpha"), of(ParamOrder::names));
    }

    @Test
    void ofEqualOnesThoseOfMoreRunsComeFirst() throws IOException {
        runs.run("aaaaa", "{\"few\": 1, \"many\": 1}").run("bbbbb", "{\"many\": 2}");
        assertEquals(List.of("many", "few"), of(ParamOrder::names));
    }

    @Test
    void otherSpellingsAreTheSameName() throws IOException {
        runs.run("aaaaa", "{\"Weight-Decay\": 1}")
                .run("bbbbb", "{\"weight_decay\": 2}")
                .run("ccccc", "{\"lr\": 1, \"weight_decay\": 2}");
        assertEquals(2, of(ParamOrder::names).size());
        assertEquals("lr", of(ParamOrder::names).getLast());
    }

    @Test
    void ofSeveralExperimentsWhatTheyShare() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1, \"depth\": 3}")
                .run("bbbbb", "{\"lr\": 2, \"width\": 3}")
                .info("bbbbb", "\"experiment\": \"eval\"");
        assertEquals(List.of("lr"), of(ParamOrder::shared));
        runs.file("bbbbb", "params.json", "{\"width\": 3}");
        assertEquals(List.of("depth", "lr", "width"), of(ParamOrder::shared));
    }
}
