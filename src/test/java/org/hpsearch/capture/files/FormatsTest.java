package org.hpsearch.capture.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static String read(String name, String text) {
        return Formats.read(name, text).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().print())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.json|{\"lr\": 1e-3, \"m\": {\"d\": 2}}|lr=1e-3 m.d=2",
                "a.yaml|lr: 1e-3;m: {d: 2}|lr=1e-3 m.d=2",
                "a.toml|lr = 1e-3;[m];d = 2|lr=0.001 m.d=2",
                "a.ini|lr = 0.1;# a comment;[m];d: 2|lr=0.1 m.d=2",
                "a.properties|lr=0.1;! note;name = x|lr=0.1 name=x",
                "a.py|lr = 0.1;name = 'x';n: int = 3;y = f(2);_p = 1|lr=0.1 n=3 name=x",
                "a.nml|&run;dt = 1.5d0, on = .true.;/|run.dt=1.5e0 run.on=true",
                "a.lmp|variable x index 20;variable t equal 0.5;run 100|t=0.5 x=20",
                "a.mdp|dt = 0.002 ; in ps;nsteps = 100|dt=0.002 nsteps=100",
                "deck|nx = 10;ny = 20|nx=10 ny=20",
                "controlDict|FoamFile;{ version 2.0; };endTime 5;;a { b 2; }|",
            })
    void eachFormat(String name, String text, String expected) {
        boolean foam = name.equals("controlDict");
        String lines = foam ? "FoamFile\n{ version 2.0; }\nendTime 5;\na { b 2; }\n" : text.replace(';', '\n');
        String deck = name.equals("a.mdp") ? "dt = 0.002 ; in ps\nnsteps = 100\n" : lines;
        assertEquals(foam ? "a.b=2 endTime=5" : expected, read(name, deck));
    }

    @Test
    void linesThatGoOn() {
        assertEquals("t=0.5 x=20", read("in.melt", "variable x &\n    index 20\nvariable t equal 0.5\nrun &\n 100\n"));
        assertEquals(
                "x=10 y=2.5", read("in.melt", "variable x index 10 20 &\r\n  30 # sizes\nvariable y string 2.5\n"));
        assertEquals("name=a b nx=10", read("deck", "nx = 10\nname = a \\\n  b\n"));
        assertEquals("run.a=1 run.b=2", read("a.nml", "&run\n a = 1,\n b =\n  2\n&end\n"));
    }

    @Test
    void whatIsDamagedOrNoConfigurationTellsNothing() {
        assertEquals("", read("a.json", "{\"lr\": "));
        assertEquals("", read("a.yaml", "a: \"\\u"));
        assertEquals("", read("a.toml", "= 3"));
        assertEquals("", read("a.bin", "lr = 3"));
        assertEquals("", read("deck", "some prose here\nx = 3\nmore prose\n"));
        assertEquals("", read("deck", "x = \0\n"));
        assertEquals("", read("a.ini", ""));
    }
}
