package org.hpsearch.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [DelimitedReader] reads: CSV and its kin; headers found, ids found, and what is wrong.
class DelimitedReaderTest {
    /// A file a line, `⏎` for a line break and `→` for a tab, and what it holds.
    private static final String READ = """
        1⏎2⏎                             = column1: 1 2
        1⏎2                              = column1: 1 2
        p⏎1⏎                             = p: 1
        p⏎1⏎⏎                            = p: 1
        id,p⏎a,1⏎b,2⏎                    = p: a=1 b=2
        id,p⏎2,1⏎1,2⏎                    = p: 2=1 1=2
        a,1⏎b,2⏎                         = column2: a=1 b=2
        p,name⏎1,a⏎                      = p: a=1
        x,y⏎1,2⏎                         = x,y: 1,2
        sample_id;y⏎a;.5⏎                = y: a=0.5
        a→b⏎1→2⏎                         = a,b: 1,2
        ,0,1⏎0,.1,.9⏎                    = 0,1: 0=0.1,0.9
        0,1⏎.1,.9⏎                       = 0,1: 0.1,0.9
        label⏎cat⏎dog⏎                   = label: 'cat' 'dog'
        cat⏎dog⏎                         = column1: 'cat' 'dog'
        "p"⏎"1"⏎                         = p: 1
        name,p⏎"a,b",1⏎"c ""d\""",2⏎      = p: a,b=1 c "d"=2
        p,word⏎1,x⏎2,y⏎                  = p: 1 2
        p,spread⏎1,0⏎                    = p: 1
        p⏎1⏎x⏎                           = ! line 3: 'x' is not a number
        p⏎1⏎⏎2⏎                          = ! line 3 is blank
        p,q⏎1,2⏎3⏎                       = ! line 3 has 1 cells where there are 2 columns
        p,q⏎1,x⏎                         = p: 1
        p⏎                               = column1: 'p'
        id,p⏎                            = ! has a header, but no rows
        p,p⏎1,2⏎                         = ! has two columns of one name: p, p
        p⏎"1⏎                            = ! line 2: a quote is not closed in its line
        p⏎1⏎1e999⏎                       = ! line 3: '1e999' is not a number
        label⏎cat⏎""⏎                    = ! line 3: a label is missing
        """;

    @TempDir
    Path scratch;

    @Test
    void headersIdsAndValuesAreFound() throws IOException {
        StringBuilder found = new StringBuilder();
        for (String line : READ.lines().toList()) {
            String content = line.split(" +=", 2)[0];
            PredictionFile file =
                    Blocks.file(scratch, "p", content.replace("⏎", "\n").replace("→", "\t"));
            found.append(String.format("%-32s = %s%n", content, Blocks.read(file)));
        }
        assertEquals(READ, found.toString());
    }

    @Test
    void namedColumnsCountAlone() throws IOException {
        Path path = Blocks.file(scratch, "p", "who,a,b,c\nx,1,2,3\ny,4,5,6\n").path();
        assertEquals("b: x=2 y=5", Blocks.read(new PredictionFile(path, "who", List.of("b"))));
        assertEquals(
                "! has no column 'd'; it has who, a, b, c", Blocks.read(new PredictionFile(path, "", List.of("d"))));
        assertEquals("! has no column 'd'; it has who, a, b, c", Blocks.read(new PredictionFile(path, "d", List.of())));
    }

    @Test
    void moreThanABlockIsRead() throws IOException {
        int rows = 2 * Block.SIZE + 1;
        String read = Blocks.read(Blocks.file(scratch, "p", "7\n".repeat(rows)));
        assertEquals("column1:" + " 7".repeat(rows), read);
    }
}
