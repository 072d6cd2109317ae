package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.run.Store;
import org.hpsearch.value.Volume;
import org.jspecify.annotations.Nullable;

/// The folder that runs belong to, with the files that stand beside `hps-runs/`.
///
/// @param path   absolute and real
/// @param beside other projects whose runs are looked at along with its own; what they declare does not count
public record Project(Path path, List<Project> beside) {
    public static final String SETTINGS = "hps.yaml";
    public static final String DEFAULTS = "hps-defaults.json";
    public static final String QUERIES = "hps-queries.json";

    private static final List<String> MARKS = List.of(SETTINGS, Store.NAME, DEFAULTS, QUERIES);

    public Project {
        beside = List.copyOf(beside);
    }

    public Project(Path path) {
        this(path, List.of());
    }

    /// Where a project was looked for.
    ///
    /// @param project the nearest one, or the place where `hps run` would make one
    /// @param present whether it is there already
    public record Place(Project project, boolean present) {}

    /// The nearest folder upwards that holds a project's file. The search goes up to the top of the git tree or a file
    /// system's border, and ends below the home folder, `/tmp` and `/`; where it finds none, the place for a new
    /// project is the top of the git tree, else the current folder.
    ///
    /// @param home the user's home folder, null where there is none
    public static Place locate(Path current, @Nullable Path home) {
        Path start = real(current);
        List<Path> borders = java.util.stream.Stream.of(home, Path.of("/tmp"), Path.of("/"))
                .filter(java.util.Objects::nonNull)
                .map(Project::real)
                .toList();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (MARKS.stream().map(folder::resolve).anyMatch(Files::exists)) {
                return new Place(new Project(folder), true);
            }
            if (Files.exists(folder.resolve(".git"))) {
                return new Place(new Project(folder), false);
            }
            Path parent = folder.getParent();
            if (parent == null || borders.contains(parent) || !Volume.same(folder, parent)) {
                break;
            }
        }
        return new Place(new Project(start), false);
    }

    /// The project at a folder that was named outright: the project itself, or its `hps-runs`.
    public static Place at(Path folder) {
        Path real = real(folder);
        Path parent = real.getParent();
        boolean isStore = real.endsWith(Store.NAME) && parent != null;
        Project project = new Project(isStore && parent != null ? parent : real);
        return new Place(project, Files.isDirectory(project.path));
    }

    /// A folder with its links resolved, or as it stands where that fails.
    static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    /// Whether it has any of a project's files yet.
    public boolean present() {
        return MARKS.stream().map(path::resolve).anyMatch(Files::exists);
    }

    /// Where its runs lie.
    public Store store() {
        return new Store(
                path.resolve(Store.NAME), beside.stream().map(Project::store).toList());
    }

    /// A working folder as `run.json` writes it: relative to the project, absolute where it lies outside.
    public String relative(Path folder) {
        Path real = real(folder);
        if (!real.startsWith(path)) {
            return real.toString();
        }
        String relative = path.relativize(real).toString();
        return relative.isEmpty() ? "." : relative;
    }

    /// What `hps.yaml` says.
    public Settings settings() {
        return Settings.read(path.resolve(SETTINGS));
    }
}
