package org.hpsearch.exchange.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// Folders in which folders for the moment can be made, the best first.
///
/// @param places need not exist yet; at least one
public record ScratchPlaces(List<Path> places) {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public ScratchPlaces {
        places = List.copyOf(places);
    }

    /// @param cache the user's cache of hps; null where there is none: then the system's folder for temporary files
    ///              serves
    public static ScratchPlaces of(@Nullable Path cache) {
        List<Path> places = new ArrayList<>();
        if (cache != null) {
            places.add(cache);
        }
        places.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        return new ScratchPlaces(places);
    }

    /// A new folder for this user alone, in the first place where one can be made.
    ///
    /// @throws DataException where there is none
    public Path folder() {
        String reason = "";
        for (Path place : places) {
            try {
                return folder(place);
            } catch (IOException notWritable) {
                reason = place + ": " + SafeFile.reason(notWritable);
            }
        }
        throw new DataException("hps needs a folder for temporary files, and none can be written: " + reason);
    }

    /// A new folder for this user alone, in one of the places.
    static Path folder(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            Files.createDirectories(place, PRIVATE);
        }
        return Files.createTempDirectory(place, "hps-");
    }
}
