package org.hpsearch.exchange.archive;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hpsearch.exchange.copy.RunFiles;
import org.hpsearch.run.RunId;

/// Where an entry of an archive belongs: a run, and a path inside its folder. Nothing else is ever written.
///
/// @param run  id
/// @param file parts of the path below the run's folder; empty for the folder itself
record EntryName(String run, List<String> file) {
    private static final int LONGEST = 1024;
    private static final int DEEPEST = 64;

    EntryName {
        file = List.copyOf(file);
    }

    /// Whether a name leads out of where it is unpacked, or is none.
    static boolean isHostile(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.chars().anyMatch(Character::isISOControl)
                || name.length() > 2 && name.charAt(1) == ':'
                || List.of(name.split("/")).contains("..");
    }

    /// Empty where the name is of no run's file: folders above the run (`hps-runs/`) do not count.
    static Optional<EntryName> parse(String name) {
        List<String> parts = Stream.of(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            if (RunId.isId(parts.get(i))) {
                List<String> file = parts.subList(i + 1, parts.size());
                boolean ours = name.length() <= LONGEST
                        && file.size() <= DEEPEST
                        && (file.isEmpty() || RunFiles.isPlain(String.join("/", file), file.getLast()));
                return ours ? Optional.of(new EntryName(parts.get(i), file)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
