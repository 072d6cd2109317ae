package org.hpsearch.exchange.mlflow;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where on this machine the artifacts are that a database of MLflow names.
///
/// @param base the database's folder
record ArtifactPlace(Path base) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][\\w+.-]+:.*");
    /// Folders that MLflow itself makes beside its database: of a library, of a server.
    private static final String OWN = "mlruns";

    private static final String SERVED = "mlartifacts";
    private static final String SERVER = "mlflow-artifacts:";

    /// The folder; null where it is not on this machine, as in an object store.
    @Nullable
    Path of(String location) {
        try {
            if (location.startsWith(SERVER)) {
                String inside = location.substring(SERVER.length()).replaceFirst("^//[^/]*", "");
                return base.resolve(SERVED)
                        .resolve(inside.replaceFirst("^/+", ""))
                        .normalize();
            }
            if (location.startsWith("file:")) {
                return moved(Path.of(URI.create(location)));
            }
            return location.isEmpty() || SCHEME.matcher(location).matches() ? null : moved(base.resolve(location));
        } catch (FileSystemNotFoundException | IllegalArgumentException odd) {
            return null;
        }
    }

    /// The database holds whole paths: where it was moved together with its `mlruns`, the artifacts are there.
    private Path moved(Path named) {
        if (Files.exists(named)) {
            return named;
        }
        for (int i = named.getNameCount() - 1; i >= 0; i--) {
            if (named.getName(i).toString().equals(OWN)) {
                Path here = base.resolve(named.subpath(i, named.getNameCount()));
                return Files.exists(here) ? here : named;
            }
        }
        return named;
    }
}
