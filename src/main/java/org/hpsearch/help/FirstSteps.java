package org.hpsearch.help;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody without runs may type, with a script of their own folder.
public final class FirstSteps {
    private static final Map<String, String> INTERPRETERS =
            Map.of("py", "python", "R", "Rscript", "jl", "julia", "js", "node", "sh", "sh");
    private static final List<String> LIKELY = List.of("train", "main", "run", "fit", "experiment");
    private static final List<String> KNOWN =
            List.of("--lr", "--learning-rate", "--learning_rate", "--epochs", "--seed");
    private static final Pattern OPTION = Pattern.compile("[\"'](--[a-z][a-z_-]+)[\"']");
    private static final int MOST_FILES = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private FirstSteps() {}

    /// A command to record, such as `hps run python train.py --lr 0.1`, for the likeliest script of a folder; of no
    /// script in particular where it has none.
    public static String command(Path folder) {
        return script(folder)
                .map(script ->
                        "hps run " + INTERPRETERS.get(extension(script)) + " " + script.getFileName() + option(script))
                .orElse("hps run python train.py --lr 0.1");
    }

    private static Optional<Path> script(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MOST_FILES)
                    .filter(file -> INTERPRETERS.containsKey(extension(file)) && plain(file))
                    .min(Comparator.<Path>comparingInt(file -> rank(name(file))).thenComparing(FirstSteps::name));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean plain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && name(file).matches("[\\w.-]+");
    }

    private static int rank(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < LIKELY.size(); i++) {
            if (lower.startsWith(LIKELY.get(i))) {
                return i;
            }
        }
        return lower.startsWith("test") || lower.startsWith("setup") ? LIKELY.size() + 1 : LIKELY.size();
    }

    private static String option(Path script) {
        String code = read(script);
        for (String known : KNOWN) {
            if (code.contains(known + "\"") || code.contains(known + "'")) {
                return " " + known + (known.startsWith("--l") ? " 0.1" : " 5");
            }
        }
        Matcher option = OPTION.matcher(code);
        return option.find() ? " " + option.group(1) + " VALUE" : "";
    }

    private static String read(Path script) {
        try {
            return Files.size(script) > MOST_BYTES ? "" : Files.readString(script, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String extension(Path file) {
        return name(file).substring(name(file).lastIndexOf('.') + 1);
    }
}
