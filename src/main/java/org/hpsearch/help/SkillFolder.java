package org.hpsearch.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;

/// The page for coding agents as a skill: a folder with a file `SKILL.md`, whose head says when to read it.
public final class SkillFolder {
    private static final String NAME = "hps";
    private static final String FILE = "SKILL.md";
    private static final String HEAD = "---\nname: " + NAME + "\n";
    private static final String WHEN = "Track, query, compare, resume and repeat training and simulation runs with the"
            + " command hps. Use it to start an experiment or a sweep, to find the best run, to read why a run failed,"
            + " and wherever a project has a folder hps-runs.";
    private static final int MOST = 1 << 20;

    private SkillFolder() {}

    /// Writes it, or a newer text of it.
    ///
    /// @param skills folder that holds skills
    /// @return the file
    /// @throws DataException where somebody else's file is in its place
    public static Path write(Path skills) throws IOException {
        Path folder = Files.createDirectories(skills.resolve(NAME));
        Path file = folder.resolve(FILE);
        if (Files.exists(file) && !isOurs(file)) {
            throw new DataException(file + " is not from hps; move it away, or name another folder");
        }
        SafeFile.replace(file, text().getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static boolean isOurs(Path file) {
        return SafeFile.read(file, MOST)
                .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).startsWith(HEAD))
                .isPresent();
    }

    /// The text of the file.
    static String text() {
        return HEAD + "description: " + WHEN + "\n---\n\n"
                + Topic.find("agents").orElseThrow().markdown();
    }
}
