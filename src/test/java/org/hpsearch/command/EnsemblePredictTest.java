package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands that predict with one run each.
class EnsemblePredictTest {
    private static final String COMMAND =
            "echo run >> \"$PWD\"/count; printf '%s\\n' $(cat {checkpoint}) 7 > {predictions}.npy";

    @TempDir
    Path scratch;

    private EnsembleProject project;

    @BeforeEach
    void project() throws IOException {
        project = new EnsembleProject(scratch);
        for (Path run : List.of(project.first, project.second)) {
            Files.createDirectories(run.resolve("checkpoints"));
            Files.writeString(run.resolve("checkpoints/m.pt"), run.equals(project.first) ? "1" : "3");
            Files.writeString(
                    run.resolve("checkpoints.csv"), "step,time,path,kept,bytes,sha256\n1,1,m.pt,checkpoints/m.pt,1,\n");
        }
    }

    private Hps.Outcome predict(String command, String... options) {
        return project.hps.run(
                Stream.concat(Stream.of("ensemble", "val_acc>0", "--yes", "--predict", command), Stream.of(options))
                        .toArray(String[]::new));
    }

    private int predicted() throws IOException {
        return Files.readAllLines(scratch.resolve("count")).size();
    }

    @Test
    void aCommandPredictsOncePerRunCheckpointAndCommand() throws IOException {
        assertEquals(0, predict(COMMAND).code());
        assertEquals("prediction,spread\n2,1\n7,0\n", project.predictions());
        assertEquals(
                List.of(
                        "hps: aaaaa: reused its earlier predictions (--again predicts again)",
                        "hps: baaaa: reused its earlier predictions (--again predicts again)"),
                predict(COMMAND).err().lines().limit(2).toList());
        assertEquals(2, predicted());
        predict(COMMAND, "--again");
        assertEquals(4, predicted());
        predict(COMMAND, "--fresh");
        assertEquals(6, predicted(), "as it was called before");
    }

    @Test
    void anotherCheckpointIsPredictedAgain() throws IOException {
        predict(COMMAND);
        Files.writeString(project.first.resolve("checkpoints/m.pt"), "5");
        assertEquals(0, predict(COMMAND, "-j", "2").code());
        assertEquals("prediction,spread\n4,1\n7,0\n", project.predictions());
        assertEquals(3, predicted());
    }

    @Test
    void aFailingCommandEndsTheEnsembleOrIsLeftOut() throws IOException {
        String failing = "echo oh no; test {seed} != 2 && " + COMMAND.replace("echo run >> \"$PWD\"/count; ", "");
        assertEquals("the prediction of baaaa ended with status 1: oh no", project.error(predict(failing)));
        assertEquals(0, predict(failing, "--skip-failed").code());
        assertEquals("prediction\n1\n7\n", project.predictions());
    }

    @Test
    void aCommandMayWriteToAPlaceOfItsOwn() throws IOException {
        project.file("fixed.sh", "echo $1 > out.csv\n");
        assertEquals(0, predict("sh fixed.sh {seed}", "--from", "out.csv").code());
        assertEquals("prediction,spread\n1.5,0.5\n", project.predictions());
        assertEquals(
                "a command that writes to one place cannot run twice at a time: --jobs 1",
                predict("sh fixed.sh {seed}", "--from", "out.csv", "-j", "2")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replace("hps ensemble: ", ""));
    }

    @Test
    void otherCodeIsPredictedAgain() throws IOException {
        project.file("p.sh", "echo 1 > $1\n");
        predict("sh p.sh {predictions}");
        project.file("p.sh", "echo 2 > $1\n");
        predict("sh p.sh {predictions}");
        assertEquals("prediction,spread\n2,0\n", project.predictions());
    }

    @Test
    void damagedPredictionsAreMadeAgain() throws IOException {
        project.file("p.sh", "echo 1 > $1\n");
        predict("sh p.sh {predictions}");
        try (Stream<Path> kept = Files.list(scratch.resolve("hps-runs/.predictions"))) {
            for (Path folder : kept.toList()) {
                Files.delete(folder.resolve("predictions.csv"));
            }
        }
        assertEquals(0, predict("sh p.sh {predictions}").code());
        assertEquals("prediction,spread\n1,0\n", project.predictions());
    }

    @Test
    void anExperimentMayDeclareTheCommandAndAnotherOneMayScore() throws IOException {
        project.file("hps.yaml", "predict: echo {seed} > {predictions}\n");
        assertEquals(
                0,
                project.hps
                        .run("ensemble", "val_acc>0", "--yes", "--score", "echo error: $(wc -l < {predictions})")
                        .code());
        assertEquals(2, project.metric("error"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
        true {nope} {predictions}      ¦ 1 ¦ run aaaaa has no parameter 'nope' for {nope}
        echo '{model}' > {predictions} ¦ 1 ¦ {model} is in quotes: remove the quotes, hps quotes values where needed
        echo 1                         ¦ 2 ¦ the command has no {predictions}, the file to write; add '> {predictions}' where it prints them, or --from FILE where it has a file of its own
        true {predictions}             ¦ 1 ¦ the prediction of aaaaa wrote no {predictions}; it printed nothing
        """)
    void whatIsWrongWithACommandIsSaid(String command, int code, String message) {
        Hps.Outcome outcome = predict(command);
        assertEquals(code, outcome.code());
        assertEquals(
                "hps ensemble: " + message,
                outcome.err()
                        .lines()
                        .filter(line -> line.startsWith("hps ensemble: "))
                        .findFirst()
                        .orElse(outcome.err()));
    }

    @Test
    void runsThatSomebodyElseMadeAreReadOnlyWithConsent() throws IOException {
        Hps.Outcome outcome = project.hps.run("ensemble", "val_acc>0", "--predict", COMMAND);
        assertEquals(2, outcome.code());
        String checkpoint = project.first.resolve("checkpoints/m.pt").toString();
        assertEquals(
                "hps: run aaaaa was made on h; this reads its files: " + COMMAND.replace("{checkpoint}", checkpoint),
                outcome.err().lines().findFirst().orElse(""));
        assertEquals(
                "hps ensemble: predict with them? Not a terminal: add -y to say yes",
                outcome.err()
                        .lines()
                        .filter(line -> line.startsWith("hps ensemble"))
                        .findFirst()
                        .orElse(""));
        assertEquals(false, Files.exists(scratch.resolve("count")), "nothing was executed");
    }

    @Test
    void valuesInAHereDocumentAreNotExecuted() throws IOException {
        Path run = project.hps.write(
                "20260903-080000-caaaa", "{\"model\": \"$(touch bad) `touch bad` 'x'\"}", "1,1,score,1");
        Hps.Outcome outcome = project.hps.run(
                "ensemble", "caaaa", "--yes", "--predict", "cat > {predictions} <<E\nlabel\n{model}\nE");
        assertEquals(0, outcome.code(), outcome::err);
        assertEquals("label\n$(touch bad) `touch bad` 'x'\n", project.predictions());
        assertEquals(false, Files.exists(scratch.resolve("bad")), run::toString);
    }

    @Test
    void aRunWithoutACheckpointCannotPredictWithOne() throws IOException {
        Files.delete(project.first.resolve("checkpoints.csv"));
        assertEquals(
                "run aaaaa has no checkpoint; name the files with hps run --checkpoint GLOB, "
                        + "hps resume --checkpoint PATH takes any file",
                project.error(predict(COMMAND)));
    }

    @Test
    void withoutACommandAndAFileNothingIsPredicted() {
        assertEquals(
                "hps ensemble: --predict COMMAND or --from FILE says where the predictions come from (or predict: of"
                        + " the experiment in hps.yaml)",
                project.hps
                        .run("ensemble", "val_acc>0")
                        .err()
                        .lines()
                        .findFirst()
                        .orElse(""));
    }
}
