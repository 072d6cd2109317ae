package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `hps.yaml` is warned of.
class KeyKindTest {
    private static List<String> warnings(String yaml) {
        return Settings.parse(yaml.getBytes(StandardCharsets.UTF_8)).warnings();
    }

    @Test
    void aKeyThatHasNoEffectHereIsNamed() {
        assertEquals(List.of(), warnings("objective: max acc\nexperiments: {a: {resume: '--resume {checkpoint}'}}\n"));
        assertEquals(List.of("unknown key 'objectve'; did you mean 'objective'?"), warnings("objectve: max acc\n"));
        assertEquals(List.of("'checkpoints' must be a list; hps ignores its value"), warnings("checkpoints: {a: 1}\n"));
        assertEquals(
                List.of("'roots' works only in ~/.config/hps/config.yaml; move it there"),
                warnings("roots: [~/work/*]\n"));
    }
}
