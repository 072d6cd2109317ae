package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecksTest {
    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String found(Consumer<Decks> act) {
        TreeMap<String, String> found = new TreeMap<>();
        act.accept(new Decks(folder, file -> true, (name, value, from) -> found.put(name, value.print() + " " + from)));
        return found.toString();
    }

    @Test
    void filesThatTheCommandsOfAScriptName() throws IOException {
        write("in.melt", "variable x index 20\nvariable T equal 1.5 # reduced\nrun 100\n");
        write("c.yaml", "lr: 0.1\n");
        write("deck.nml", "&run\n nx = 64\n/\n");
        write("unused.yaml", "depth: 9\n");
        write("data.csv", "a,b\n1,2\n");
        assertEquals(
                "{T=1.5 in.melt, lr=0.1 c.yaml, run.nx=64 deck.nml, x=20 in.melt}",
                found(decks -> decks.ofScript("""
                    #!/bin/sh
                    # see unused.yaml
                    lmp -in in.melt data.csv
                    ./train --config=c.yaml && ./flow <deck.nml
                    """)));
        assertEquals("{}", found(decks -> decks.ofScript("")));
        assertEquals("{}", found(decks -> decks.ofScript("./a absent.yaml 'open quote\n")));
    }

    @Test
    void whatIsWrittenOrACheckpointIsNotRead() throws IOException {
        write("out.yaml", "lr: 0.1\n");
        write("model.ckpt", "lr: 0.2\n");
        assertEquals("{}", found(decks -> decks.ofScript("echo x > out.yaml; ./train --resume model.ckpt\n")));
    }

    @Test
    void commandsOverSeveralLines() throws IOException {
        write("in.melt", "variable x index 20\n");
        write("old.yaml", "lr: 0.1\n");
        assertEquals("{x=20 in.melt}", found(decks -> decks.ofScript("""
            lmp \\
              -in \\
              in.melt > \\
              old.yaml
            """)));
    }

    @Test
    void solversAndSchemesOfACase() throws IOException {
        write("system/controlDict", "FoamFile { version 2; }\nendTime 0.5;\n");
        write("system/fvSolution", """
            FoamFile { version 2; }
            solvers
            {
                p { solver PCG; tolerance 1e-06; }
                "(U|k)" { solver smoothSolver; }
            }
            PISO { nCorrectors 2; }
            """);
        write("system/fvSchemes", "FoamFile { version 2; }\nddtSchemes { default Euler; }\n");
        assertEquals(
                "{PISO.nCorrectors=2 system/fvSolution, ddtSchemes.default=Euler system/fvSchemes,"
                        + " endTime=0.5 system/controlDict, solvers.(U|k).solver=smoothSolver system/fvSolution,"
                        + " solvers.p.solver=PCG system/fvSolution, solvers.p.tolerance=1e-06 system/fvSolution}",
                found(decks -> decks.ofFoamCase("")));
    }

    @Test
    void casesThatACommandNames() throws IOException {
        write("duct/system/controlDict", "FoamFile { version 2; }\ndeltaT 0.25;\n");
        write("duct/constant/physics", "FoamFile { version 2; }\nnu [0 2 -1 0 0 0 0] 0.5;\n");
        write("system/controlDict", "FoamFile { version 2; }\ndeltaT 0.125;\n");
        String duct = "{deltaT=0.25 duct/system/controlDict, nu=0.5 duct/constant/physics}";
        assertEquals(duct, found(decks -> decks.ofFoamCommand(List.of("solver", "-case", "duct"))));
        assertEquals(duct, found(decks -> decks.ofFoamCommand(List.of("solver", "-case=duct/"))));
        assertEquals(
                "{deltaT=0.125 system/controlDict}",
                found(decks -> decks.ofFoamCommand(List.of("foamRun", "-solver"))));
        assertEquals("{}", found(decks -> decks.ofFoamCommand(List.of("python", "plot.py"))));
    }

    @Test
    void configurationsThatASourceReads() throws IOException {
        write("defaults.json", "{\"units\": 8}");
        write("settings.toml", "rate = 0.5\n");
        write("words.json", "{\"one\": 1}");
        write("config.yaml", "depth: 4\n");
        assertEquals("{rate=0.5 settings.toml, units=8 defaults.json}", found(decks -> decks.ofReads("""
            const base = require('./defaults.json');
            const more = toml.parse(fs.readFileSync("settings.toml"));
            const words = require('./words.json');
            const mine = load(process.argv[2] || 'config.yaml');
            """)));
    }

    @Test
    void dictionariesOfACase() throws IOException {
        assertEquals("{}", found(decks -> decks.ofFoamCase("")));
        write("system/controlDict", "FoamFile { version 2; }\nendTime 0.5;\n");
        assertEquals("{endTime=0.5 system/controlDict}", found(decks -> decks.ofFoamCase("")));
        write("constant/transportProperties", "FoamFile { version 2; }\nnu 0.01;\n");
        write("constant/polyMesh/points", "FoamFile { version 2; }\nx 1;\n");
        assertEquals(
                "{endTime=0.5 system/controlDict, nu=0.01 constant/transportProperties}",
                found(decks -> decks.ofScript("blockMesh\nicoFoam > log.icoFoam\n")));
    }
}
