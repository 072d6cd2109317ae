package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredParametersTest {
    @TempDir
    Path folder;

    /// What is found of a command: `name=value`, with where it is from.
    private String found(String line, Map<String, String> environment) {
        CommandWords command = CommandWords.read(Words.split(line), List.of(), word -> FileName.isFile(folder, word));
        TreeMap<String, String> found = new TreeMap<>();
        DeclaredParameters.find(
                command,
                folder,
                environment,
                false,
                (name, value, from) -> found.putIfAbsent(name, value.print() + " " + from));
        StringBuilder text = new StringBuilder();
        found.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void anOptionOfCHasWhatItsVariableBeginsWith() throws IOException {
        write("fit", "\u007fELF");
        write("fit.c", """
            int kind = 2; // 0, 1 or 2
            real rate = 0.05; // first rate
            real power = 0.75, x_top = 100.0; // two of them
            int main(int argc, char **argv) {
                if ((i = find_arg("-kind", argc, argv)) > 0) kind = atoi(argv[i + 1]);
                if (kind != 0 && kind != 1) kind = 2;
                if ((i = find_arg("-rate", argc, argv)) > 0) rate = atof(argv[i + 1]);
                if ((i = find_arg("-power", argc, argv)) > 0) power = atof(argv[i + 1]);
                if ((i = find_arg("-x-top", argc, argv)) > 0) x_top = atof(argv[i + 1]);
            }
            """);
        assertEquals("""
            kind=2 declared
            power=0.75 declared
            rate=0.05 declared
            x_top=100.0 declared
            """, found("./fit", Map.of()));
    }

    @Test
    void defaultsOfOptionsAndVariables() throws IOException {
        write("t.py", """
            import argparse, os
            p = argparse.ArgumentParser()
            p.add_argument("-l", "--learning-rate", type=float, default=1e-3)
            p.add_argument("--amp", action="store_true")
            p.add_argument("--resume")
            p.add_argument("--config", default="c.yaml")
            RATE = os.environ.get("RATE", "0.1")
            """);
        write("c.yaml", "depth: 4\n");
        assertEquals("""
            RATE=0.2 environment
            amp=false declared
            config=c.yaml declared
            depth=4 c.yaml
            learning_rate=0.5 declared
            """, found("python t.py -l 0.5", Map.of("RATE", "0.2")));
    }

    @Test
    void argumentsThatAreDeclaredByTheirPlace() throws IOException {
        write("t.py", """
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("corpus")
            p.add_argument("depth", nargs="?", type=int, default=3)
            """);
        assertEquals("corpus=x.txt declared\ndepth=3 declared\n", found("python t.py x.txt", Map.of()));
        assertEquals("corpus=x.txt declared\ndepth=5 declared\n", found("python t.py x.txt 5", Map.of()));
        write("c.py", """
            import click
            @click.command()
            @click.argument("corpus")
            @click.argument("TARGET-RATE", type=float)
            def main(corpus, target_rate): pass
            """);
        assertEquals("corpus=x.txt declared\ntarget_rate=0.5 declared\n", found("python c.py x.txt 0.5", Map.of()));
        write("s.py", """
            import argparse
            p = argparse.ArgumentParser()
            q = p.add_subparsers().add_parser("fit")
            q.add_argument("corpus")
            """);
        assertEquals("", found("python s.py fit x.txt", Map.of()));
    }

    @Test
    void fieldsOfAConfigurationThatNoParserReads() throws IOException {
        write("t.py", """
            from dataclasses import dataclass, field
            @dataclass
            class NetOptions:
                width: int = 32
            @dataclass
            class TrainCfg:
                rate: float = 0.5
                net: NetOptions = field(default_factory=NetOptions)
            @dataclass
            class Tally:
                hits: int = 0
            BASE_CONFIG = {"warm": 4}
            cfg = {}
            noise = cfg.get("noise", 0.25)
            """);
        assertEquals("""
            net.width=32 declared
            noise=0.25 declared
            rate=0.5 declared
            warm=4 code
            """, found("python t.py", Map.of()));
    }

    @Test
    void membersOfANamelist() throws IOException {
        write("flow.f90", """
            program flow
              integer :: nt = 100, every = 10
              real :: rate = 0.5
              namelist /run/ nt, &
                every
              namelist /fluid/ rate
            end program
            """);
        write("flow", "binary");
        assertEquals(
                "fluid.rate=0.5 declared\nrun.every=10 declared\nrun.nt=100 declared\n", found("./flow", Map.of()));
    }

    @Test
    void aPointBelongsToANameOfR() throws IOException {
        write("fit.R", "n.trees <- as.integer(commandArgs(TRUE)[1])\n");
        write("two.R", "args <- commandArgs(TRUE)\nn.trees <- as.integer(args[1])\n");
        assertEquals("n.trees=7 declared\n", found("Rscript two.R 7", Map.of()));
    }

    @Test
    void lettersAndDefaultsOfOtherLanguages() throws IOException {
        write("fit.c", """
            static struct option longs[] = {{"learning-rate", required_argument, 0, 'l'}, {0, 0, 0, 0}};
            """);
        write("fit", "binary");
        assertEquals("learning_rate=0.5 declared\n", found("./fit -l 0.5", Map.of()));
        write("main.go", """
            var lr = flag.Float64("lr", 0.01, "learning rate")
            """);
        assertEquals("lr=0.01 declared\n", found("go run main.go", Map.of()));
        write("fit.js", """
            program.option('-l, --lr <n>', 'learning rate', parseFloat, 0.1).option('-e, --epochs <n>', 'epochs', 5);
            """);
        assertEquals("epochs=5 declared\nlr=0.3 declared\n", found("node fit.js -l 0.3", Map.of()));
        write("fit.R", """
            make_option(c("-l", "--lr"), default = 0.1)
            """);
        assertEquals("lr=0.2 declared\n", found("Rscript fit.R -l 0.2", Map.of()));
        write("fit.sh", """
            ./a "-l", "--lr" default=3
            """);
        assertEquals("", found("sh fit.sh", Map.of()));
    }

    @Test
    void whatAPythonScriptChangesIsNoConstant() throws IOException {
        write("t.py", """
            import json, sys
            lr = 0.1
            best_acc = 0.0
            state = dict(epoch=0, w=3.0, momentum=0.9)
            config = {"depth": 4, "width": 8}
            while state["epoch"] < 10:
                state["epoch"] += 1
                state["w"] -= lr * state["w"]
                config["width"] = 16
            """);
        assertEquals("depth=4 code\nlr=0.1 code\nmomentum=0.9 code\n", found("python t.py", Map.of()));
    }

    @Test
    void whatAPythonScriptReadsFromItsArgumentsByHand() throws IOException {
        write("t.py", """
            import getopt, sys
            rate = float(sys.argv[1]) if len(sys.argv) > 1 else 0.1
            epochs = 10
            if len(sys.argv) > 2:
                epochs = int(sys.argv[2])
            depth = 3
            for name, value in getopt.getopt(sys.argv[3:], "d:", ["depth="])[0]:
                if name in ("-d", "--depth"):
                    depth = int(value)
            """);
        assertEquals("depth=3 declared\nepochs=10 declared\nrate=0.1 declared\n", found("python t.py", Map.of()));
        assertEquals("depth=3 declared\nepochs=10 declared\nrate=0.5 declared\n", found("python t.py 0.5", Map.of()));
        assertEquals(
                "depth=6 declared\nepochs=7 declared\nrate=0.5 declared\n", found("python t.py 0.5 7 -d 6", Map.of()));
    }

    @Test
    void whatFunctionsOfAPythonScriptAreCalledWith() throws IOException {
        write("t.py", """
            class Net:
                def __init__(self, hidden, dropout=0.2, momentum=0.9):
                    pass

            def train(net, lr=0.01, epochs=5, patience=3):
                pass

            def unused(weight_decay=0.5):
                pass

            train(Net(16, momentum=0.8), 0.1)
            train(Net(16), epochs=7, lr=0.1)
            """);
        assertEquals(
                "dropout=0.2 code\nhidden=16 code\nlr=0.1 code\npatience=3 code\n", found("python t.py", Map.of()));
    }

    @Test
    void whatOtherProgramsReadFromTheirArgumentsByHand() throws IOException {
        write("fit.c", """
            int main(int argc, char **argv) {
                double rate = 0.1;
                int epochs = 10, c;
                double momentum = 0.9;
                while ((c = getopt(argc, argv, "l:e:")) != -1) {
                    switch (c) {
                        case 'l': rate = atof(optarg); break;
                        case 'e': epochs = atoi(optarg); break;
                    }
                }
                double loss = 0;
                int epoch = 0;
                for (epoch = 1; epoch <= epochs; epoch++) { loss = 1.0 / epoch; }
            }
            """);
        write("fit", "binary");
        assertEquals("epochs=10 declared\nmomentum=0.9 code\nrate=0.5 declared\n", found("./fit -l 0.5", Map.of()));
        assertEquals("epochs=10 declared\nmomentum=0.9 code\nrate=0.1 declared\n", found("./fit", Map.of()));
        write("Sa.java", """
            class Sa {
                public static void main(String[] args) {
                    double cooling = args.length > 0 ? Double.parseDouble(args[0]) : 0.95;
                    int iterations = Integer.parseInt(args[1]);
                }
            }
            """);
        assertEquals("cooling=0.9 declared\niterations=500 declared\n", found("java Sa.java 0.9 500", Map.of()));
        assertEquals("cooling=0.95 declared\n", found("java Sa.java", Map.of()));
        write("run.sh", "LR=${1:-0.1}\nEPOCHS=$2\n");
        assertEquals("EPOCHS=7 declared\nLR=0.3 declared\n", found("sh run.sh 0.3 7", Map.of()));
        assertEquals("LR=0.1 declared\n", found("sh run.sh", Map.of()));
    }

    @Test
    void constantsOfAPythonScript() throws IOException {
        write("t.py", """
            import sklearn
            LEARNING_RATE, EPOCHS = 0.01, 20
            hidden_size: int = 64
            OPTIMIZER = "adam"
            DATA_DIR = "data"
            DEBUG = True
            LOCAL_RANK = 0
            helper = 3
            counter = 0
            for counter in range(3):
                pass
            config = {"n_heads": 4, "model": {"depth": 2}, "path": "/a/b", "note": "two words"}
            model = RandomForest(n_estimators=100, n_jobs=4, max_depth=5)
            other = RandomForest(max_depth=6)
            plt.plot(x, alpha=0.3)

            def main():
                batch_size = 32
                lr = 0.1
                lr = lr * 2
                text = "x"

            def unused():
                momentum = 0.9
            """);
        assertEquals("""
            EPOCHS=20 code
            LEARNING_RATE=0.01 code
            OPTIMIZER=adam code
            batch_size=32 code
            helper=3 code
            hidden_size=64 code
            model.depth=2 code
            n_estimators=100 code
            n_heads=4 code
            """, found("python t.py", Map.of()));
    }

    @Test
    void constantsOfOtherScripts() throws IOException {
        write(
                "fit.R",
                "lr <- 0.01\nn_iter = 50L\npath <- 'x'\nmodel <- fit(x, alpha = 0.5, lambda=1e-3)\nx <- 1\nx <- 2\n");
        assertEquals(
                "alpha=0.5 code\nlambda=1e-3 code\nlr=0.01 code\nn_iter=50 code\n", found("Rscript fit.R", Map.of()));
        write("t.jl", "const N = 100\nη = 0.1\nlr = 1e-2\nname = \"x\"\n");
        assertEquals("N=100 code\nlr=1e-2 code\nη=0.1 code\n", found("julia t.jl", Map.of()));
        write("t.js", "const LR = 0.1;\nlet epochs = 5;\nconst fs = require('fs');\ntrain({batchSize: 32});\n");
        assertEquals("LR=0.1 code\nbatchSize=32 code\nepochs=5 code\n", found("node t.js", Map.of()));
        write("run.sh", "EPOCHS=5\nLR=${LR:-0.1}\nOUT_DIR=x\ntmp=3\n");
        assertEquals("EPOCHS=5 code\nLR=0.1 declared\n", found("sh run.sh", Map.of()));
    }

    @Test
    void constantsOfASourceBesideTheBinary() throws IOException {
        write("sim.c", """
            #include <stdio.h>
            #define N 64
            #define PI 3.14
            #define SQUARE(x) ((x)*(x))
            static const double dt = 1.5e-3f;
            int main(void) {
                int steps = 1000;
                int i = 0;
                double beta = 0.44;
                for (int n = 0; n < 3; n++) { beta += 1; }
            }
            """);
        assertEquals("N=64 code\ndt=1.5e-3 code\nsteps=1000 code\n", found("./sim --x 1", Map.of()));
        write("src/flow.f90", "  integer, parameter :: nx = 64, ny = 32 ! grid\n  real(dp), parameter :: re = 1.0d2\n");
        assertEquals("nx=64 code\nny=32 code\nre=1.0e2 code\n", found("./flow.x", Map.of()));
        write(
                "src/main.rs",
                "const EPOCHS: usize = 1_000;\n"
                        + "fn main() { let x = 1; }\n"
                        + "    let lr: f64 = 0.05;\n"
                        + "    let mut seed = 3;\n");
        assertEquals("EPOCHS=1000 code\nlr=0.05 code\nseed=3 code\n", found("target/release/opt", Map.of()));
        write(
                "main.go",
                "package main\n\n"
                        + "const (\n"
                        + "\tN = 10\n"
                        + "\tLearningRate float64 = 0.1\n"
                        + ")\n\n"
                        + "func main() {\n"
                        + "\tepochs := 5\n"
                        + "\tx := 1\n"
                        + "}\n");
        assertEquals("LearningRate=0.1 code\nN=10 code\nepochs=5 code\n", found("go run main.go", Map.of()));
        write(
                "Main.java",
                "class Main {\n  static final int POPULATION = 50;\n  final double rate = 0.1;\n  int x = 3;\n}\n");
        assertEquals("POPULATION=50 code\nrate=0.1 code\n", found("java Main.java", Map.of()));
        assertEquals("", found("./unknown", Map.of()));
    }

    @Test
    void seedsClassesAndDeclarationsOfOtherForms() throws IOException {
        write("t.py", "import torch\ntorch.manual_seed(7)\nclass TrainConfig:\n    lr = 0.01\n    out_dir = 'x'\n");
        assertEquals("lr=0.01 code\nseed=7 code\n", found("python t.py", Map.of()));
        write("fit.R", "set.seed(42)\nfit(x, ntree=500)\n");
        assertEquals("ntree=500 code\nseed=42 code\n", found("Rscript fit.R", Map.of()));
        write("pso.cpp", """
            # define M 4
            constexpr std::size_t particles = 30;
            double inertia{0.7};
            int rank = 0;
            """);
        assertEquals("M=4 code\ninertia=0.7 code\nparticles=30 code\n", found("./pso", Map.of()));
        write("ga.rs", "static RATE: f64 = 0.02;\npub const SIZE: usize = 50;\n");
        assertEquals("RATE=0.02 code\nSIZE=50 code\n", found("./ga", Map.of()));
        write("sor.f90", "integer :: max_iter = 100, it = 0\n");
        assertEquals("max_iter=100 code\n", found("./sor", Map.of()));
        write("main.go", "package main\nvar epochs = 20\n");
        assertEquals("epochs=20 code\n", found("go run .", Map.of()));
        write("run.sh", "./md < run.nml\n");
        write("run.nml", "&run\n dt = 0.002\n/\n");
        assertEquals("run.dt=0.002 run.nml\n", found("sh run.sh", Map.of()));
    }

    @Test
    void configurationTreesOfHydra() throws IOException {
        write("t.py", """
            import hydra
            @hydra.main(config_path="conf", config_name="main")
            def main(cfg): pass
            """);
        write("conf/main.yaml", "defaults:\n  - model: small\n  - _self_\nlr: 0.1\n");
        write("conf/model/small.yaml", "depth: 2\n");
        write("conf/model/large.yaml", "depth: 9\n");
        assertEquals(
                "lr=0.1 conf/main.yaml\nmodel=small conf/main.yaml\nmodel.depth=2 conf/main.yaml\n",
                found("python t.py", Map.of()));
        assertEquals(
                "lr=0.1 conf/main.yaml\nmodel=large conf/main.yaml\nmodel.depth=9 conf/main.yaml\n",
                found("python t.py model=large", Map.of()));
    }

    @Test
    void openFoamReadsItsControlDict() throws IOException {
        write("system/controlDict", "FoamFile { version 2; }\nendTime 0.5;\n");
        assertEquals("endTime=0.5 system/controlDict\n", found("icoFoam", Map.of()));
    }
}
