package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page for coding agents as a folder of theirs.
class SkillFolderTest {
    @TempDir
    Path scratch;

    @Test
    void itIsWrittenAgainOnlyOverItself() throws IOException {
        Path file = SkillFolder.write(scratch.resolve("skills"));
        assertEquals(scratch.resolve("skills/hps/SKILL.md"), file);
        assertEquals("---\nname: hps\ndescription: ", Files.readString(file).substring(0, 27));
        assertEquals(SkillFolder.text(), Files.readString(file));
        Files.writeString(file, "---\nname: hps\nan older text");
        SkillFolder.write(scratch.resolve("skills"));
        assertEquals(SkillFolder.text(), Files.readString(file));
        Files.writeString(file, "mine");
        assertEquals(
                file + " is not from hps; move it away, or name another folder",
                assertThrows(DataException.class, () -> SkillFolder.write(scratch.resolve("skills")))
                        .getMessage());
        assertEquals("mine", Files.readString(file));
    }
}
