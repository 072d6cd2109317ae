package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;

class OptionLiteralsTest {
    private static String options(String source) {
        return OptionLiterals.of(source).stream()
                .map(option -> (option.letter().isEmpty() ? "" : option.letter() + ">")
                        + option.name()
                        + (option.preset() == null ? "" : "=" + option.preset().print()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void defaultsInHelpTexts() {
        assertEquals("verbosity=0 learn_rate=0.1", options("""
            p.registerParameter("verbosity", "how much to print; default=0");
            p.registerParameter("learn_rate", "rate of the first step; default=0.1");
            p.registerParameter("seed", "a number");
            """));
    }

    @Test
    void tablesOfC() {
        assertEquals("l>learning_rate e>epochs v>verbose", options("""
            static struct option longs[] = {
                {"learning-rate", required_argument, 0, 'l'},
                {"epochs", required_argument, NULL, 'e'},
                {"verbose", no_argument, &verbose, 'v'},
                {0, 0, 0, 0}
            };
            """));
    }

    @Test
    void parsersOfCpp() {
        assertEquals("l>lr=0.1 d>depth=6 e>epochs", options("""
            options.add_options()
                ("l,lr", "Learning rate", cxxopts::value<double>()->default_value("0.1"))
                ("depth,d", po::value<int>(&depth)->default_value(6), "tree depth");
            app.add_option("-e,--epochs", epochs, "how many");
            """));
    }

    @Test
    void attributesAndBuildersOfRust() {
        assertEquals("l>lr=0.05 B>batch_size=32 hidden=64 m>momentum=0.9", options("""
            #[derive(Parser)]
            struct Args {
                /// Learning rate
                #[arg(short, long, default_value_t = 0.05)]
                lr: f64,
                #[clap(short = 'B', long = "batch-size", default_value = "32")]
                pub batch: usize,
                #[arg(long, default_value_t = 64)]
                hidden: usize,
                #[command(subcommand)]
                command: Command,
            }
            let m = Arg::new("mom").short('m').long("momentum").default_value("0.9");
            """));
    }

    @Test
    void flagsOfGo() {
        assertEquals("lr=0.01 epochs=20 s>seed=7 name=net", options("""
            lr := flag.Float64("lr", 0.01, "learning rate")
            flag.IntVar(&epochs, "epochs", 20, "number of epochs")
            seed := pflag.Int64P("seed", "s", 7, "seed")
            name := flag.String("name", "net", "")
            """));
    }

    @Test
    void parsersOfJavaScript() {
        assertEquals("l>lr=0.1 e>epochs=10 b>batch_size=32 hidden", options("""
            program
              .option('-l, --lr <rate>', 'learning rate', parseFloat, 0.1)
              .option('-e, --epochs <n>', 'epochs', 10);
            yargs.option('batch-size', { alias: 'b', type: 'number', default: 32 })
              .option('hidden', { type: 'number' });
            """));
    }

    @Test
    void theParserOfNode() {
        assertEquals("r>rate=0.1 epochs=4 verbose data_dir", options("""
            const { values } = parseArgs({ options: {
              rate: { type: 'string', short: 'r', default: '0.1' },
              epochs: { type: 'string', default: '4' }, verbose: { type: 'boolean' },
              'data-dir': { type: "string" },
            } });
            """));
    }

    @Test
    void aDefaultInQuotesIsANumberAsIfItWereTyped() {
        assertEquals(
                List.of(Numbers.typed("0.1"), Numbers.typed("sgd")),
                OptionLiterals.of("o.option('-l, --lr <x>', 'rate', '0.1').option('-o, --opt <x>', 'which', 'sgd')")
                        .stream()
                        .map(OptionLiterals.Option::preset)
                        .toList());
    }

    @Test
    void annotationsOfJava() {
        assertEquals("l>lr=0.1 seed=42 d>depth", options("""
            @Option(names = {"-l", "--lr"}, defaultValue = "0.1") double lr;
            @Parameter(names = "--seed", description = "x", defaultValue = "42") long seed;
            @Option(names = {"--depth", "-d"}) int depth;
            """));
    }

    @Test
    void optionsOfR() {
        assertEquals("l>learning_rate=0.1", options("""
            make_option(c("-l", "--learning-rate"), type = "double", default = 0.1)
            """));
    }

    @Test
    void whatDeclaresNothing() {
        assertEquals("", options(""));
        assertEquals("", options("printf(\"%d, %s\", a, b); f(\"a,b\"); int default = 3;"));
        assertEquals("", options("// see --help for more"));
    }

    @Test
    void aDefaultBelongsToTheOptionBeforeIt() {
        assertEquals(
                "l>lr e>epochs=10",
                options("(" + "\"-l\", \"--lr\"); f(\"-e\", \"--epochs\", default=10); g(\"x\", default=3);"));
    }
}
