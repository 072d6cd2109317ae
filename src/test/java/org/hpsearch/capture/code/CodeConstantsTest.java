package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodeConstantsTest {
    /// The constants of a source, without those that are no parameters.
    private static String parameters(String ending, ScriptText.Language language, String source) {
        return CodeConstants.of(CodeConstants.language(ending, new ScriptText(language, source)), source)
                .constants()
                .stream()
                .filter(constant -> HyperNames.isParameter(constant.name(), constant.value(), constant.scope()))
                .map(constant -> constant.name() + "=" + constant.value().print())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String all(String ending, String source) {
        ScriptText text = new ScriptText(ScriptText.Language.OTHER, source);
        return CodeConstants.of(CodeConstants.language(ending, text), source).constants().stream()
                .map(constant -> constant.name() + "=" + constant.value().print() + ":"
                        + constant.scope().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    @Test
    void scriptsOfR() {
        assertEquals(
                "n.trees=60 shrinkage=0.05 seed=11 interaction.depth=3 train.fraction=0.8 size=5",
                parameters("r", ScriptText.Language.R, """
                    set.seed(11)
                    n.trees <- 60
                    shrinkage <- 0.05
                    count <- 5
                    count <- count + 1
                    m <- gbm(y ~ ., data = d, n.trees = n.trees, interaction.depth = 3L,
                             train.fraction = 0.8, verbose = TRUE)
                    fit <- nnet(y ~ x1, size = 5)
                    plot(x, lwd = 2, cex = 3)
                    """));
    }

    @Test
    void variablesOfCBeginWithValuesThatOptionsMayFill() {
        String source = """
            int main(int argc, char **argv) {
                int epochs = 10, hidden = 32;
                double lr = 0.1;
                epochs = atoi(argv[1]);
                lr = 0.5;
            }
            """;
        assertEquals(
                "epochs=10 hidden=32 lr=0.1",
                new TreeMap<>(CodeConstants.of("c", source).beginnings())
                        .entrySet().stream()
                                .map(entry ->
                                        entry.getKey() + "=" + entry.getValue().print())
                                .collect(Collectors.joining(" ")));
        assertEquals(Map.of(), CodeConstants.of("rs", source).beginnings());
        assertEquals(Map.of(), CodeConstants.of("", source).beginnings());
    }

    @Test
    void whatAModelIsMadeWithGoesBeforeALaterCall() {
        assertEquals("n.trees=3000 distribution=normal", parameters("r", ScriptText.Language.R, """
            m <- gbm(y ~ a + b, n.trees = 3000, distribution = "normal")
            summary(m, n.trees = 1)
            summary(m, n.trees = 2)
            """));
    }

    @Test
    void fieldsThatGoSets() {
        assertEquals("NGenerations=10", parameters("go", ScriptText.Language.OTHER, """
            func main() {
                ga.NGenerations = 10
                ga.Title = "drop"
            }
            """));
    }

    @Test
    void listsOfNumbers() {
        assertEquals(
                "hidden=[5, 3]", parameters("r", ScriptText.Language.R, "net <- neuralnet(y ~ x, hidden = c(5, 3))\n"));
        assertEquals("hiddenLayers=[3] errorThresh=0.005", parameters("js", ScriptText.Language.OTHER, """
            const config = { hiddenLayers: [3] };
            net.train(data, { errorThresh: 0.005 });
            """));
    }

    @Test
    void namedArgumentsOfFortranAssignNothing() {
        assertEquals("learning_rate=0.01 beta1=0.85", parameters("f90", ScriptText.Language.OTHER, """
            real, parameter :: learning_rate = 0.01
            real, parameter :: beta1 = 0.85
            call train(net, sgd(learning_rate=learning_rate, momentum=0.9))
            call train(net, adam(learning_rate=learning_rate, beta1=beta1))
            """));
    }

    @Test
    void scriptsOfJavaScript() {
        assertEquals(
                "RATE=0.2 hidden=4 ratio2=0.5 rate=0.3 momentum=0.9 population=50",
                parameters("js", ScriptText.Language.OTHER, """
                    const RATE = 0.2;
                    const hidden = 4; // units
                    const ratio2 = 0.5
                    let i = 1;
                    let total = 7;
                    net.train(data, { rate: 0.3, momentum: 0.9, verbose: true, nested: f(1) });
                    const g = new Genetic({ population: 50 });
                    fs.write(file, { mode: 438 });
                    """));
    }

    @Test
    void scriptsOfJuliaAndShell() {
        assertEquals(
                "eta=0.1 blocks2=3", parameters("jl", ScriptText.Language.OTHER, "const eta = 0.1\nblocks2 = 3\n"));
        assertEquals("LR=0.1", parameters("sh", ScriptText.Language.SHELL, "export LR=0.1\nother=3\n"));
    }

    @Test
    void sourcesWithBraces() {
        assertEquals("EPOCHS=10:top RATE=0.5:script dt=0.01:script", all("c", """
            #define EPOCHS 10
            static const double RATE = 0.5;
            int main() {
                double dt = 0.01;
            }
            """));
        assertEquals("b=0.25:script a=0.5:inner", all("c", "  double x, a = 0.5, b = 0.25;\n"));
        assertEquals("LR=0.1:script", all("rs", "const LR: f64 = 0.1;\n"));
        assertEquals("BATCH=32:script lr=1e-3:script", all("go", "const BATCH = 32\nlr := 1e-3\n"));
        assertEquals("nx=64:configuration nx=64:inner dt=1.5e-3:inner", all("f90", """
            integer, parameter :: nx = 64
            real :: dt = 1.5d-3
            """));
    }

    @Test
    void aNameWithSeveralValuesIsNoConstant() {
        assertEquals("", all("c", "#define N 1\n#define N 2\n"));
        assertEquals("", all("txt", "N = 1\n"));
        assertEquals("", all("c", ""));
    }
}
