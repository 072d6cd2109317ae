package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rows of two files belong together.
class AlignmentTest {
    @TempDir
    Path scratch;

    private String aligned(boolean inner, String... contents) throws IOException {
        List<Alignment.NamedFile> files = new ArrayList<>();
        for (String content : contents) {
            String name = Character.toString('A' + files.size());
            files.add(new Alignment.NamedFile(name, Blocks.file(scratch, name, content.replace("⏎", "\n"))));
        }
        try (Alignment rows = new Alignment(files, new Labels(), inner)) {
            List<String> found = new ArrayList<>(List.of(String.join(",", rows.columns())));
            for (List<Block> blocks = rows.next(); blocks.getFirst().rows > 0; blocks = rows.next()) {
                for (Block block : blocks) {
                    found.add((rows.hasIds()
                                    ? String.join("", Arrays.asList(block.ids).subList(0, block.rows)) + "="
                                    : "")
                            + Blocks.print(block));
                }
            }
            return String.join(" | ", found) + (rows.left() > 0 ? " | left " + rows.left() : "");
        } catch (DataException wrong) {
            return "! " + wrong.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
        1⏎2⏎                ¦ 3⏎4⏎                ¦ column1 | 1 2 | 3 4
        id,p⏎a,1⏎b,2⏎       ¦ id,p⏎a,3⏎b,4⏎       ¦ p | ab=1 2 | ab=3 4
        id,p⏎a,1⏎b,2⏎       ¦ id,p⏎b,4⏎a,3⏎       ¦ p | ab=1 2 | ab=3 4
        x,y⏎1,2⏎            ¦ y,x⏎3,4⏎            ¦ x,y | 1,2 | 4,3
        p⏎1⏎                ¦ q⏎2⏎                ¦ p | 1 | 2
        1⏎2⏎                ¦ 3⏎                  ¦ ! the files have different numbers of rows, and no ids to match them: A 2, B 1
        id,p⏎a,1⏎           ¦ p⏎1⏎                ¦ ! A and B predict in different ways: only one of them has ids
        1⏎                  ¦ cat⏎                ¦ ! A and B predict in different ways: numbers and labels
        x,y⏎1,2⏎            ¦ x,z⏎1,2⏎            ¦ ! B never saw 'y': its columns are x, z, those of A x, y
        x,y⏎1,2⏎            ¦ x,y,z⏎1,2,3⏎        ¦ ! A never saw all of x, y, z, the columns of B
        id,p⏎a,1⏎a,2⏎       ¦ id,p⏎a,3⏎a,4⏎       ¦ ! A: the id 'a' appears twice
        id,p⏎a,1⏎b,2⏎       ¦ id,p⏎a,3⏎a,4⏎       ¦ ! B: the id 'a' appears twice
        id,p⏎a,1⏎b,2⏎c,3⏎   ¦ id,p⏎c,3⏎           ¦ ! B lacks 2 of the 3 rows of A: a, b; --join inner leaves them out
        id,p⏎c,3⏎           ¦ id,p⏎a,1⏎b,2⏎c,3⏎   ¦ ! A lacks 2 of the 3 rows of B: a, b; --join inner leaves them out
        1⏎x⏎                ¦ 1⏎2⏎                ¦ ! A: line 2: 'x' is not a number
        """)
    void rowsAreMatchedByIdsElseByPlaces(String one, String other, String expected) throws IOException {
        assertEquals(expected, aligned(false, one, other));
    }

    @Test
    void rowsThatAFileLacksAreLeftOutWhereThatIsAsked() throws IOException {
        assertEquals("p | b=2 | b=3 | b=4 | left 2", aligned(true, "id,p⏎a,1⏎b,2⏎", "id,p⏎b,3⏎a,9⏎", "id,p⏎c,5⏎b,4⏎"));
        assertEquals("! the files have no row in common", aligned(true, "id,p⏎a,1⏎", "id,p⏎b,2⏎"));
    }

    @Test
    void ordersMayPartAfterManyRowsInStep() throws IOException {
        StringBuilder one = new StringBuilder("id,p\n");
        StringBuilder other = new StringBuilder("id,p\n");
        int rows = Block.SIZE + 2;
        for (int i = 0; i < rows; i++) {
            one.append("r").append(i).append(',').append(i).append('\n');
            int moved = i < Block.SIZE ? i : 2 * Block.SIZE + 1 - i;
            other.append("r").append(moved).append(',').append(moved).append('\n');
        }
        String[] found = aligned(false, one.toString(), other.toString()).split(" \\| ");
        assertEquals(5, found.length);
        assertEquals(found[1], found[2]);
        assertEquals("r2048r2049=2048 2049", found[3]);
        assertEquals(found[3], found[4]);
    }
}
