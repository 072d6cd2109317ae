package org.hpsearch.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.value.Yaml;
import org.jspecify.annotations.Nullable;

/// `~/.config/hps/config.yaml`: what a user has chosen for all projects.
///
/// @param top      its keys
/// @param warnings keys without effect there, one sentence each
public record UserFile(Value.Obj top, List<String> warnings) {
    /// As people read it.
    public static final String SHOWN = "~/.config/hps/config.yaml";

    static final List<String> KEYS =
            List.of("roots", "notify", "places", "tty", "unbuffered", "sys", "git", "redact", "protected");
    private static final UserFile NOTHING = new UserFile(Value.Obj.of(java.util.Map.of()), List.of());

    public UserFile {
        warnings = List.copyOf(warnings);
    }

    /// Reads the file; a missing one says nothing.
    ///
    /// @param home the user's; null where there is none
    /// @throws DataException where it is damaged: the message names the file and the place
    public static UserFile read(@Nullable Path home) {
        if (home == null) {
            return NOTHING;
        }
        Path file = home.resolve(SHOWN.substring(2));
        try {
            return SafeFile.read(file, SafeFile.LARGEST_JSON)
                    .map(UserFile::parse)
                    .orElse(NOTHING);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage() + "; correct the file, or move it away", e);
        }
    }

    private static UserFile parse(byte[] utf8) {
        Value document = Yaml.parse(utf8);
        if (document instanceof Value.Null) {
            return NOTHING;
        }
        if (!(document instanceof Value.Obj top)) {
            throw new DataException("holds no mapping of keys to values");
        }
        List<String> warnings = new ArrayList<>();
        KeyKind.check(top, KEYS, "", warnings);
        KeyKind.checkRegexes(Habits.parse(top).redact(), warnings);
        return new UserFile(top, warnings);
    }
}
