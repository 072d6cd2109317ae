package org.hpsearch.capture.written;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPathsTest {
    private static final Path FOLDER = Path.of("/w/x");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        prog --out a/b        | /w/x/a/b/c.pt  | true
        prog --out a/b        | /w/x/a/b.pt    | true
        prog --out a/b        | /w/x/a/b_1.pt  | true
        prog --out a/b        | /w/x/a/bc.pt   | false
        prog --out=a/b        | /w/x/a/b/c.pt  | true
        prog ../y             | /w/y/c.pt      | true
        prog /abs             | /abs/c.pt      | true
        prog .                | /w/x/c.pt      | false
        prog ..               | /w/x/c.pt      | false
        prog -n 3             | /w/x/3/c.pt    | false
        c.pt --x 1            | /w/x/c.pt      | false
        """)
    void pathsThatACommandCovers(String line, String file, boolean expected) {
        assertEquals(expected, new NamedPaths(Words.split(line), FOLDER).cover(Path.of(file)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        prog --out a/m_3.pt        | /w/x/a/m_3.pt   | ''
        prog --out a/m_3           | /w/x/a/m_3_7.pt | _7.pt
        prog --out a/m_3 --log a/m | /w/x/a/m_3.pt   | .pt
        prog --out a/3             | /w/x/a/3/m_7.pt | /m_7.pt
        prog --out b               | /w/x/a/m_7.pt   | /w/x/a/m_7.pt
        """)
    void whatACommandDoesNotSayOfAName(String line, String file, String expected) {
        assertEquals(expected, new NamedPaths(Words.split(line), FOLDER).rest(Path.of(file)));
    }

    @Test
    void pathsBehindOptions() {
        assertEquals(
                Set.of(Path.of("/w/x/a.bin"), Path.of("/w/x/b")),
                NamedPaths.behind(
                        Set.of("-o", "--save")::contains, Words.split("prog -o a.bin --save=b --data c -o"), FOLDER));
    }
}
