package org.hpsearch.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactPlaceTest {
    @TempDir
    Path folder;

    private String of(String location) {
        Path place = new ArtifactPlace(folder).of(location);
        return place == null ? "elsewhere" : place.toString().replace(folder.toString(), "BASE");
    }

    @Test
    void placesOnThisMachine() throws IOException {
        Files.createDirectories(folder.resolve("mlruns/1/r/artifacts"));
        assertEquals("/data/x", of("/data/x"));
        assertEquals("/data/a b", of("file:///data/a%20b"));
        assertEquals("BASE/x", of("x"));
        assertEquals("BASE/mlartifacts/1/r", of("mlflow-artifacts:/1/r"));
        assertEquals("BASE/mlartifacts/1/r", of("mlflow-artifacts://host:5000/1/r"));
        assertEquals("BASE/mlruns/1/r/artifacts", of("/gone/mlruns/1/r/artifacts"));
        assertEquals("BASE/mlruns/1/r/artifacts", of("file:///gone/mlruns/1/r/artifacts"));
        assertEquals("/gone/mlruns/2/r/artifacts", of("/gone/mlruns/2/r/artifacts"));
    }

    @Test
    void otherPlaces() {
        assertEquals("elsewhere", of("s3://bucket/1"));
        assertEquals("elsewhere", of("dbfs:/1"));
        assertEquals("elsewhere", of(""));
        assertEquals("elsewhere", of("file://%"));
        assertEquals("elsewhere", of("a\0b"));
    }
}
