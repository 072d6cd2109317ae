package org.hpsearch.capture.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.value.DataException;
import org.junit.jupiter.api.Test;

/// One value of a file, changed in its text: the file has this value then and nothing else is another, or it is
/// refused.
class FileEditTest {
    private static String of(String file, String text, String key, String value) {
        try {
            return FileEdit.apply(file, text, key, value);
        } catch (DataException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String unsafe(String file, String key) {
        return "refused: " + file + ": the value of '" + key + "' cannot be changed safely; change the file itself";
    }

    @Test
    void onlyTheValueIsAnotherOne() {
        assertEquals("lr: 0.2 # rate\nn: 1\n", of("c.yaml", "lr: 0.1 # rate\nn: 1\n", "lr", "0.2"));
        assertEquals("m:\n  d: 4\n  e: 3\n", of("c.yml", "m:\n  d: 3\n  e: 3\n", "m.d", "4"));
        assertEquals("{\"a\": {\"b\": \"y\"}}", of("c.json", "{\"a\": {\"b\": \"x\"}}", "a.b", "y"));
        assertEquals("lr = 0.2  # rate\nx = 'b'\n", of("c.py", "lr = 0.1  # rate\nx = 'b'\n", "lr", "0.2"));
        assertEquals("x = 'c'\namp = True\n", of("c.py", "x = 'b'\namp = True\n", "x", "c"));
        assertEquals("amp = False\n", of("c.py", "amp = True\n", "amp", "false"));
        assertEquals("[a]\nx = 1\n[b]\nx = 3\n", of("c.ini", "[a]\nx = 1\n[b]\nx = 2\n", "b.x", "3"));
        assertEquals("&run\n n = 5, m = 2\n/\n", of("c.nml", "&run\n n = 1, m = 2\n/\n", "run.n", "5"));
        assertEquals("variable T equal 3.0\n", of("in.lmp", "variable T equal 1.0\n", "T", "3.0"));
    }

    @Test
    void aKeyThatIsNotThereIsNamedWithItsNearest() {
        assertEquals("refused: c.yaml has no value 'lrr'; did you mean 'lr'?", of("c.yaml", "lr: 0.1\n", "lrr", "1"));
        assertEquals("refused: c.py has no value 'x'", of("c.py", "learning = 1\n", "x", "1"));
    }

    @Test
    void aTextThatTheFileWouldReadAsAnotherOneIsRefused() {
        assertEquals(unsafe("c.yaml", "name"), of("c.yaml", "name: a\nn: 1\n", "name", "x # y"));
        assertEquals(unsafe("c.yaml", "name"), of("c.yaml", "name: a\nn: 1\n", "name", "x: y"));
        assertEquals(unsafe("c.yaml", "name"), of("c.yaml", "name: 'a'\nn: 1\n", "name", "it's"));
        assertEquals(unsafe("c.py", "name"), of("c.py", "name = 'a'\nn = 1\n", "name", "it's"));
        assertEquals(unsafe("c.py", "name"), of("c.py", "name = \"a\"\nn = 1\n", "name", "x\\"));
        assertEquals(unsafe("c.json", "name"), of("c.json", "{\"name\": \"a\", \"n\": 1}", "name", "x\", \"y"));
        assertEquals(unsafe("c.ini", "name"), of("c.ini", "name = a\nn = 1\n", "name", "x ; y"));
        assertEquals(unsafe("c.yaml", "name"), of("c.yaml", "name: a\nn: 1\n", "name", "x\nm: 2"));
    }

    @Test
    void listsAndOddTextsThatStayTheSame() {
        assertEquals("l: [1, 2]\n", of("c.yaml", "l: [3]\n", "l", "[1, 2]"));
        assertEquals("path: /data/a b\n", of("c.yaml", "path: /data\n", "path", "/data/a b"));
        assertEquals("f: 'x: y'\n", of("c.yaml", "f: 'a'\n", "f", "x: y"));
        assertEquals("url = 'http://h/x#1'\n", of("c.py", "url = 'a'\n", "url", "http://h/x#1"));
    }
}
