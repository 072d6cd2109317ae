package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user has chosen for all projects holds for every verb that starts or deletes something.
class UserFileTest {
    @TempDir
    Path scratch;

    private Hps hps = new Hps(Path.of(""));

    @BeforeEach
    void project() {
        hps = new Hps(scratch);
    }

    private void user(String yaml) throws IOException {
        Files.createDirectories(scratch.resolve(".config/hps"));
        Files.writeString(scratch.resolve(".config/hps/config.yaml"), yaml);
    }

    private String params() throws IOException {
        return Files.readString(hps.lastRun().resolve("params.json")).replaceAll("\\s+", "");
    }

    @Test
    void secretsOfTheUserAreHidden() throws IOException {
        user("redact: ['zeta-[0-9]+']\n");
        Files.writeString(scratch.resolve("hps.yaml"), "redact: ['omega']\n");
        hps.run("run", "-q", "--", "sh", "-c", "true", "sh", "--key", "zeta-7", "--word", "omega", "--lr", "1");
        assertEquals("{\"key\":\"***\",\"lr\":1,\"word\":\"***\"}", params());
        hps.run("rerun", "-q", "@last", "key=zeta-8", "word=zeta-9", "lr=2");
        assertEquals("{\"key\":\"***\",\"lr\":2,\"word\":\"***\"}", params());
    }

    @Test
    void tagsThatTheUserProtectsAreProtected() throws IOException {
        user("protected: [paper]\n");
        hps.run("run", "-q", "-t", "paper", "--", "true");
        Hps.Outcome removed = hps.run("rm", "-y", "@last");
        assertEquals(
                "hps: kept #: it has the tag paper (--force deletes it)\nhps: moved 0 runs into the trash\n",
                removed.err().replaceAll("kept [a-z2-7]{5}", "kept #"));
    }

    @Test
    void keysInTheWrongFileAreNamed() throws IOException {
        user("roots: []\nobjective: max acc\nprotcted: [paper]\ntty: 7\n");
        Files.writeString(scratch.resolve("hps.yaml"), "roots: [~/work/*]\nnotify: beep\n");
        assertEquals("""
            hps: hps.yaml: 'notify' works only in ~/.config/hps/config.yaml; move it there
            hps: hps.yaml: 'roots' works only in ~/.config/hps/config.yaml; move it there
            hps: record one: hps run python train.py --lr 0.1
            """, hps.run("ls").err());
        assertEquals("""
            hps: hps.yaml: 'notify' works only in ~/.config/hps/config.yaml; move it there
            hps: hps.yaml: 'roots' works only in ~/.config/hps/config.yaml; move it there
            hps: ~/.config/hps/config.yaml: 'objective' works only in a project's hps.yaml
            hps: ~/.config/hps/config.yaml: unknown key 'protcted'; did you mean 'protected'?
            hps: ~/.config/hps/config.yaml: 'tty' must be true or false; hps ignores its value
            """, hps.run("run", "-q", "--", "true").err());
    }
}
