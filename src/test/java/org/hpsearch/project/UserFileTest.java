package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    @TempDir
    Path home;

    private UserFile read(String yaml) throws IOException {
        Path file = home.resolve(".config/hps/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        return UserFile.read(home);
    }

    @Test
    void whoHasNoFileHasChosenNothing() throws IOException {
        assertEquals("{}", Json.line(UserFile.read(home).top()));
        assertEquals("{}", Json.line(UserFile.read(null).top()));
        assertEquals("{}", Json.line(read("").top()));
        assertEquals("{}", Json.line(read("# nothing yet\n").top()));
    }

    @Test
    void whatHasAnEffectIsRead() throws IOException {
        UserFile file = read("roots: [~/work/*]\nnotify: notify-send hps\ntty: true\nredact: [my-token]\n");
        assertEquals(
                "{\"notify\": \"notify-send hps\", \"redact\": [\"my-token\"], \"roots\": [\"~/work/*\"], \"tty\":"
                        + " true}",
                Json.line(file.top()));
        assertEquals(List.of(), file.warnings());
    }

    @Test
    void whatHasNoneIsNamed() throws IOException {
        assertEquals("""
            unknown key 'notifi'; did you mean 'notify'?
            'objective' works only in a project's hps.yaml
            'tty' takes true or false; hps does not use what it is
            redact: '(' is no regex (Unclosed group); hps hides this very text\
            """, String.join("\n", read("""
                notifi: x
                objective: max acc
                tty: often
                redact: ["("]
                """).warnings()));
    }

    @Test
    void aDamagedOneIsRefusedWithItsPlace() {
        String file = home + "/.config/hps/config.yaml: ";
        assertEquals(
                file + "holds no mapping of keys to values; correct the file, or move it away",
                assertThrows(DataException.class, () -> read("- a\n- b\n")).getMessage());
        assertEquals(
                file + "is no YAML: while parsing a flow sequence in line 2; correct the file, or move it away",
                assertThrows(DataException.class, () -> read("roots: [a\nnotify: b\n"))
                        .getMessage());
    }
}
