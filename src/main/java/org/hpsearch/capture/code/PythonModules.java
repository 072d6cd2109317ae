package org.hpsearch.capture.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of a project that a Python script imports, and that those import, as far as their import
/// statements tell.
public final class PythonModules {
    private static final int MOST = 1000;
    private static final int LARGEST = 1 << 20;

    /// `import a.b as c, d`, `from .a.b import c, d`; what is imported may stand in brackets over several
    /// lines.
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^[ \\t]*(?:from[ \\t]+([.\\w]+)[ \\t]+import[ \\t]+(\\([^)]*\\)|[^\\n#]*)|import[ \\t]+([^\\n#]+))");

    private final List<Path> roots;
    private final Set<Path> found = new TreeSet<>();
    private final Deque<Path> unread = new ArrayDeque<>();

    private PythonModules(List<Path> roots) {
        this.roots = roots;
    }

    /// The files, without the script.
    ///
    /// @param folder working folder: its modules are found, too
    public static Set<Path> of(Path script, Path folder) {
        Path beside = script.toAbsolutePath().normalize().getParent();
        PythonModules modules = new PythonModules(beside == null ? List.of(folder) : List.of(beside, folder));
        modules.read(script.toAbsolutePath().normalize());
        while (!modules.unread.isEmpty() && modules.found.size() < MOST) {
            modules.read(modules.unread.pop());
        }
        return modules.found;
    }

    private void read(Path file) {
        String text;
        try {
            text = Files.size(file) > LARGEST ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return;
        }
        Matcher imports = IMPORT.matcher(
                text.replaceAll("#[^\\n]*", "").replaceAll("\\\\\\r?\\n", " ").replace(';', '\n'));
        while (imports.find()) {
            if (imports.group(3) != null) {
                names(imports.group(3)).forEach(name -> module(roots, name));
            } else {
                from(file, imports.group(1), names(imports.group(2)));
            }
        }
    }

    private void from(Path file, String module, List<String> names) {
        int dots = 0;
        while (dots < module.length() && module.charAt(dots) == '.') {
            dots++;
        }
        Path base = file.getParent();
        for (int i = 1; i < dots && base != null; i++) {
            base = base.getParent();
        }
        List<Path> places = dots == 0 ? roots : base == null ? List.of() : List.of(base);
        String name = module.substring(dots);
        module(places, name);
        names.forEach(one -> module(places, name.isEmpty() ? one : name + "." + one));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String part : list.replaceAll("[()\\s]+", " ").split(",")) {
            String name = part.strip().split(" ")[0];
            if (name.matches("[\\w.]+")) {
                names.add(name);
            }
        }
        return names;
    }

    /// Takes a module and the packages around it.
    private void module(List<Path> places, String name) {
        for (Path place : places) {
            Path at = place;
            for (String part : name.split("\\.")) {
                at = at.resolve(part);
                take(at.resolveSibling(part + ".py"));
                take(at.resolve("__init__.py"));
            }
        }
    }

    private void take(Path file) {
        if (Files.isRegularFile(file) && found.add(file.normalize())) {
            unread.push(file.normalize());
        }
    }
}
