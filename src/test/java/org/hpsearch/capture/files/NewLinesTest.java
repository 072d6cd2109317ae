package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewLinesTest {
    @TempDir
    private Path folder;

    /// Notes what it takes, and does something after the first piece.
    private static final class Notes implements NewLines.Receiver {
        final List<String> taken = new ArrayList<>();
        Runnable afterFirst = () -> {};

        @Override
        public void anew() {
            taken.add("<anew>");
        }

        @Override
        public boolean take(String lines) {
            taken.add(lines.length() > 100 ? lines.length() + " characters" : lines);
            Runnable action = afterFirst;
            afterFirst = () -> {};
            action.run();
            return true;
        }
    }

    private List<String> read(NewLines lines, Notes notes) throws IOException {
        notes.taken.clear();
        lines.read(notes);
        return List.copyOf(notes.taken);
    }

    @Test
    void onlyWholeNewLinesAreTaken() throws IOException {
        Path file = folder.resolve("log.csv");
        NewLines lines = new NewLines(file);
        Notes notes = new Notes();
        Files.writeString(file, "");
        assertEquals(List.of(), read(lines, notes));
        Files.writeString(file, "a\nb\nc");
        assertEquals(List.of("a\nb\n"), read(lines, notes));
        assertEquals(List.of(), read(lines, notes));
        Files.writeString(file, "\nd\n", StandardOpenOption.APPEND);
        assertEquals(List.of("c\nd\n"), read(lines, notes));
    }

    @Test
    void aTruncatedFileAndOneWrittenAnewAreReadFromTheirBeginning() throws IOException {
        Path file = folder.resolve("log.csv");
        NewLines lines = new NewLines(file);
        Notes notes = new Notes();
        Files.writeString(file, "step,a\n1,2\n2,3\n");
        read(lines, notes);
        Files.writeString(file, "step,a\n1,2\n");
        assertEquals(List.of("<anew>", "step,a\n1,2\n"), read(lines, notes));
        Files.writeString(file, "step,a,b\n1,2,3\n2,3,4\n3,4,5\n");
        assertEquals(List.of("<anew>", "step,a,b\n1,2,3\n2,3,4\n3,4,5\n"), read(lines, notes));
        Files.writeString(file, "step,c,b\n1,2,3\n2,3,4\n3,4,5\n");
        assertEquals(List.of("<anew>", "step,c,b\n1,2,3\n2,3,4\n3,4,5\n"), read(lines, notes));
    }

    @Test
    void aFileThatIsWrittenAnewWhileItIsReadIsReadWhole() throws IOException {
        Path file = folder.resolve("log.csv");
        String before = "step,a\n" + "1,0.5\n".repeat(100_000);
        String after = "step,a,b\n" + "1,0.5,7\n".repeat(100_000);
        Files.writeString(file, before);
        Notes notes = new Notes();
        notes.afterFirst = () -> {
            try {
                Files.writeString(file, after);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        List<String> taken = read(new NewLines(file), notes);
        int anew = taken.indexOf("<anew>");
        int characters = taken.subList(anew + 1, taken.size()).stream()
                .mapToInt(piece -> Integer.parseInt(piece.split(" ")[0]))
                .sum();
        assertEquals(after.length(), characters);
    }

    @Test
    void aFileThatIsWrittenAnewAfterItsLastPieceIsReadAgain() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "step,a\n1,2\n");
        Notes notes = new Notes();
        notes.afterFirst = () -> {
            try {
                Files.writeString(file, "step,b\n1,2\n");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        assertEquals(List.of("step,a\n1,2\n", "<anew>", "step,b\n1,2\n"), read(new NewLines(file), notes));
    }

    @Test
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "x".repeat(300_000) + "\na\n");
        assertEquals(List.of((300_000 - (1 << 18) + 3) + " characters"), read(new NewLines(file), new Notes()));
    }
}
