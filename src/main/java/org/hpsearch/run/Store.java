package org.hpsearch.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;

/// The `hps-runs/` folder: it holds run folders and nothing else of value.
///
/// @param path   the folder; it need not exist yet
/// @param beside other stores whose runs are looked at along with its own, and never changed; of a run that several
///               hold, the first one's folder counts
public record Store(Path path, List<Store> beside) {
    /// The folder's name inside a project.
    public static final String NAME = "hps-runs";

    private static final String IGNORED = """
        # hps keeps checkpoints and logs out of git; rsync and cp take them along.
        # With `git: {logs: true}` in hps.yaml, git takes the logs of new runs up to 1 MB.
        checkpoints/
        outputs/
        work/
        *.log
        .*
        !.gitignore
        !.gitattributes
        """;
    private static final String ATTRIBUTES = "* -text\n";
    private static final int TRIES = 100;
    private static final String NOWHERE = "no-run";

    public Store {
        beside = List.copyOf(beside);
    }

    public Store(Path path) {
        this(path, List.of());
    }

    /// Each of the stores for itself.
    public List<Store> each() {
        return beside.isEmpty()
                ? List.of(this)
                : Stream.concat(Stream.of(new Store(path)), beside.stream()).toList();
    }

    /// Whether there is a store at all.
    public boolean exists() {
        return Files.isDirectory(path);
    }

    /// The folder of a run, whether it exists or not. A name that another run's files tell never leads out of here.
    public RunFolder run(String id) {
        boolean leadsOut = id.isEmpty() || id.startsWith(".") || id.indexOf('/') >= 0 || id.indexOf('\0') >= 0;
        return new RunFolder(home(id).path.resolve(leadsOut ? NOWHERE : id));
    }

    /// The first store that holds a run; this one where none does.
    private Store home(String id) {
        return beside.isEmpty()
                ? this
                : each().stream()
                        .filter(store -> Files.isDirectory(store.run(id).path()))
                        .findFirst()
                        .orElse(this);
    }

    /// The name of the folder around the store of a run: the project's.
    public String project(String id) {
        Path project = home(id).path.getParent();
        return project == null || project.getFileName() == null
                ? ""
                : project.getFileName().toString();
    }

    /// The ids of all runs, sorted: oldest first.
    ///
    /// @throws DataException where the folder cannot be listed
    public List<String> ids() {
        if (!beside.isEmpty()) {
            return each().stream()
                    .flatMap(store -> store.ids().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (RunId.isId(name)) {
                    ids.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new DataException(path + " cannot be listed: " + SafeFile.reason(e), e);
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw new DataException(path + " cannot be listed: " + e.getMessage(), e);
        }
        ids.sort(null);
        return ids;
    }

    /// Whether there is a run at all; reads no more names than needed.
    public boolean holdsRuns() {
        if (!beside.isEmpty()) {
            return each().stream().anyMatch(Store::holdsRuns);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                path, entry -> RunId.isId(entry.getFileName().toString()))) {
            return entries.iterator().hasNext();
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return false;
        }
    }

    /// How many entries the folder has: about as many as runs, at little cost.
    public int count() {
        String[] names = path.toFile().list();
        return (names == null ? 0 : names.length)
                + beside.stream().mapToInt(Store::count).sum();
    }

    /// Makes a new, empty run folder (and the store around it, where there is none yet).
    public RunFolder create(Instant now) throws IOException {
        prepare();
        for (int i = 0; i < TRIES; i++) {
            Path folder = path.resolve(RunId.create(now));
            try {
                return new RunFolder(Files.createDirectory(folder));
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
        throw new IOException("no free run id in " + path);
    }

    /// Makes the store, where there is none yet, with what git needs to know of it.
    public void prepare() throws IOException {
        if (!exists()) {
            Files.createDirectories(path);
        }
        writeIfMissing(path.resolve(".gitignore"), IGNORED);
        writeIfMissing(path.resolve(".gitattributes"), ATTRIBUTES);
    }

    private static void writeIfMissing(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
