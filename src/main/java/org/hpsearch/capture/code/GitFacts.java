package org.hpsearch.capture.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.process.Outside;
import org.hpsearch.run.GitState;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.jspecify.annotations.Nullable;

/// What git knows of the code at the start, within two seconds in all.
public final class GitFacts {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LARGEST_STATUS = 4 << 20;
    private static final int LARGEST_PATCH = 10 << 20;
    private static final int LARGEST_NEW_FILE = 100 << 10;

    /// Every byte as a character: sources may stand in any encoding.
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private final Path folder;
    private final CommandWords command;
    private final Redaction redaction;
    private final long end = System.nanoTime() + LIMIT.toNanos();

    private GitFacts(Path folder, CommandWords command, Redaction redaction) {
        this.folder = folder;
        this.command = command;
        this.redaction = redaction;
    }

    /// Asks git, and writes `inputs/source.patch` where tracked files differ from HEAD, or small text files are
    /// new that the command names or imports.
    ///
    /// @param folder    working folder of the command
    /// @param redaction hides secrets
    public static GitState note(Path folder, RunFolder run, CommandWords command, Redaction redaction)
            throws IOException {
        return insideTree(folder) ? new GitFacts(folder, command, redaction).ask(run) : GitState.NONE;
    }

    private static boolean insideTree(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    private GitState ask(RunFolder run) throws IOException {
        Outside.Outcome status = git(
                LARGEST_STATUS,
                "status",
                "--porcelain=v2",
                "--branch",
                "-z",
                "--untracked-files=all",
                "--",
                ":/",
                ":(top,exclude,glob)**/" + Store.NAME,
                ":(top,exclude,glob)**/" + Store.NAME + "/**");
        if (!status.fine()) {
            return GitState.UNKNOWN;
        }
        String commit = null;
        String branch = null;
        boolean changed = false;
        List<String> untracked = new ArrayList<>();
        for (String entry : new String(status.output(), StandardCharsets.UTF_8).split("\0")) {
            if (entry.startsWith("# branch.oid ")) {
                commit = known(entry.substring(13), "(initial)");
            } else if (entry.startsWith("# branch.head ")) {
                branch = known(entry.substring(14), "(detached)");
            } else if (entry.startsWith("? ")) {
                untracked.add(entry.substring(2));
            } else if (!entry.isEmpty() && !entry.startsWith("#")) {
                changed = true;
            }
        }
        if (!changed && untracked.isEmpty()) {
            return new GitState(commit, branch, "clean", false);
        }
        return new GitState(commit, branch, "dirty", commit != null && writePatch(run, untracked));
    }

    private static @Nullable String known(String text, String unknown) {
        return text.equals(unknown) ? null : text;
    }

    private boolean writePatch(RunFolder run, List<String> untracked) throws IOException {
        Outside.Outcome tracked = git(
                LARGEST_PATCH,
                "diff",
                "HEAD",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--",
                ":/",
                ":(top,exclude,glob)**/" + Store.NAME + "/**");
        if (!tracked.fine()) {
            return false;
        }
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        patch.writeBytes(tracked.output());
        Path top = top();
        Set<Path> named = CodeFiles.of(command, folder);
        for (String file : untracked) {
            if (System.nanoTime() < end
                    && patch.size() < LARGEST_PATCH
                    && top != null
                    && named.contains(top.resolve(file))
                    && isSmallText(top.resolve(file))) {
                Outside.Outcome added = git(
                        LARGEST_PATCH,
                        "diff",
                        "--no-index",
                        "--no-ext-diff",
                        "--no-color",
                        "--",
                        "/dev/null",
                        top.resolve(file).toString());
                patch.writeBytes(added.output());
            }
        }
        if (patch.size() == 0) {
            return false;
        }
        Path target = run.file(RunFolder.INPUTS).resolve(RunFolder.PATCH);
        Files.createDirectories(target.getParent());
        Files.writeString(target, SourcePatch.safe(patch.toString(BYTES), redaction), BYTES);
        return true;
    }

    private @Nullable Path top() {
        Outside.Outcome top = git(LARGEST_STATUS, "rev-parse", "--show-toplevel");
        return top.fine() ? Path.of(new String(top.output(), StandardCharsets.UTF_8).strip()) : null;
    }

    private static boolean isSmallText(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_NEW_FILE) {
                return false;
            }
            for (byte b : Files.readAllBytes(file)) {
                if (b == 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Outside.Outcome git(int most, String... arguments) {
        List<String> words = new ArrayList<>(List.of("git", "--no-optional-locks", "-c", "diff.noprefix=false"));
        words.addAll(List.of(arguments));
        return Outside.run(words, folder, Duration.ofNanos(Math.max(1, end - System.nanoTime())), most);
    }
}
