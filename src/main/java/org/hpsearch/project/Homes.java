package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Which projects are meant: the nearest one, those that `--home` names, or with `--home all` those of `roots: [...]`
/// in the user's `~/.config/hps/config.yaml`.
///
/// @param folder that relative names start from
/// @param home   the user's; null where there is none
public record Homes(Path folder, @Nullable Path home) {
    /// Names the projects of the user's configuration.
    public static final String ALL = "all";

    /// The project that is worked on, with the others that are looked at beside it.
    ///
    /// @param named   folders, or [#ALL]; none for the nearest project upwards
    /// @param warning hears of a root that is not there
    /// @throws DataException where one of several is no project, or where `all` names none
    public Project.Place place(List<String> named, Consumer<String> warning) {
        if (named.isEmpty()) {
            return Project.locate(folder, home);
        }
        if (named.size() == 1 && !named.contains(ALL)) {
            return Project.at(folder.resolve(named.getFirst()));
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (String name : named) {
            folders.addAll(name.equals(ALL) ? roots(warning) : List.of(real(name)));
        }
        List<Project> projects = folders.stream().map(Project::new).toList();
        projects.stream()
                .collect(Collectors.groupingBy(Homes::name, TreeMap::new, Collectors.toList()))
                .forEach((name, same) -> warnOfOneName(name, same, warning));
        return new Project.Place(new Project(projects.getFirst().path(), projects.subList(1, projects.size())), true);
    }

    private Path real(String typed) {
        Path real = Project.at(folder.resolve(typed)).project().path();
        if (!Files.isDirectory(real.resolve(Store.NAME))) {
            throw new DataException(
                    typed + " holds no " + Store.NAME + ", so hps cannot show it together with other projects");
        }
        return real;
    }

    private static String name(Project project) {
        return String.valueOf(project.path().getFileName());
    }

    private static void warnOfOneName(String name, List<Project> same, Consumer<String> warning) {
        if (same.size() > 1) {
            warning.accept("the field 'project' is '" + name + "' for all of "
                    + same.stream().map(one -> one.path().toString()).collect(Collectors.joining(", ")));
        }
    }

    private List<Path> roots(Consumer<String> warning) {
        List<Path> roots = new ArrayList<>();
        UserFile file = UserFile.read(home);
        file.warnings().forEach(said -> warning.accept(UserFile.SHOWN + ": " + said));
        for (String root : Settings.list(file.top(), "roots")) {
            Path path = folder.resolve(home != null && root.startsWith("~/") ? home + root.substring(1) : root);
            List<Path> found = matching(path);
            if (found.isEmpty()) {
                warning.accept("roots: " + root + " holds no " + Store.NAME);
            }
            found.forEach(each -> roots.add(Project.at(each).project().path()));
        }
        if (roots.isEmpty()) {
            throw new DataException("'--home all' needs projects: list their folders in " + UserFile.SHOWN
                    + ", for example 'roots: [~/work/*, /mnt/mirror]'");
        }
        return roots;
    }

    /// The projects that a root names, sorted: its last part may hold `*`.
    private static List<Path> matching(Path root) {
        Path parent = root.getParent();
        Path name = root.getFileName();
        if (parent == null || name == null || !name.toString().contains("*")) {
            return holdsStore(root) ? List.of(root) : List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, name.toString())) {
            folders.forEach(each -> {
                if (holdsStore(each)) {
                    found.add(each);
                }
            });
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static boolean holdsStore(Path folder) {
        return Files.isDirectory(Project.at(folder).project().path().resolve(Store.NAME));
    }
}
