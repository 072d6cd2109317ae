package org.hpsearch.capture.arguments;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Place;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenParametersTest {
    @TempDir
    Path folder;

    private GivenParameters of(String line, Map<String, String> typed, GivenParameters.More more) {
        return GivenParameters.of(Words.split(line), typed, more, List.of(), folder);
    }

    private static String printed(Map<String, Value> params) {
        StringBuilder text = new StringBuilder();
        params.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value.print()));
        return text.toString();
    }

    @Test
    void theCommandBeatsWhatIsTypedAndThatBeatsTheEnvironmentAndFiles() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "a: 1\nb: 1\nc: 1\nd: 1\n");
        Files.writeString(folder.resolve("more.yaml"), "b: 2\nc: 2\nd: 2\ne: 2\n");
        GivenParameters given = of(
                "python t.py --config c.yaml --a 5",
                Map.of("a", "4", "d", "4"),
                new GivenParameters.More(
                        List.of("more.yaml"),
                        Map.of("c", "3"),
                        new GivenParameters.Changed(
                                Map.of("b", Value.of(9)),
                                Map.of("b", new Place(Place.Kind.FILE, List.of(3), "", "c.yaml"))),
                        Redaction.STANDARD));
        assertEquals("a=5 b=9 c=3 config=c.yaml d=4 e=2", printed(given.params()));
        assertEquals(Place.Kind.OPTION, requireNonNull(given.places().get("a")).kind());
        assertEquals(
                Place.Kind.ENVIRONMENT, requireNonNull(given.places().get("c")).kind());
        assertEquals(Place.Kind.GIVEN, requireNonNull(given.places().get("d")).kind());
    }

    private static final GivenParameters.More NOTHING = new GivenParameters.More(
            List.of(), Map.of(), new GivenParameters.Changed(Map.of(), Map.of()), Redaction.STANDARD);

    @Test
    void typedValuesFillTheWords() {
        GivenParameters given =
                of("python t.py --lr {lr} --out o-{lr}-{n} --x {y}", Map.of("lr", "0.1", "n", "3"), NOTHING);
        assertEquals(
                "python t.py --lr 0.1 --out o-0.1-3 --x {y}",
                Words.join(given.command().words()));
        assertEquals("lr=0.1 n=3 out=o-0.1-3 x={y}", printed(given.params()));
        assertEquals(
                new Place(Place.Kind.GIVEN, List.of(5), "", null),
                given.places().get("n"));
        assertEquals(
                new Place(Place.Kind.OPTION, List.of(3), "--lr", null),
                given.places().get("lr"));
        assertEquals(
                new Place(Place.Kind.GIVEN, List.of(3, 5), "", null),
                given.places().get("{lr}"));
    }

    @Test
    void aSecretIsHiddenWhereverItStands() {
        GivenParameters given = of("python t.py --token abcdef --url http://h/abcdef/x", Map.of(), NOTHING);
        assertEquals("python t.py --token '***' --url 'http://h/***/x'", Words.join(given.safe()));
        assertEquals("token=*** url=http://h/***/x", printed(given.params()));
        assertEquals("abcdef", given.command().words().get(3));
    }

    @Test
    void placesBelongToParameters() {
        assertEquals("lr", GivenParameters.keyOf("{lr}"));
        assertEquals("lr", GivenParameters.keyOf("lr"));
    }
}
