package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.project.Objective;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestRunsTest {
    @TempDir
    Path folder;

    private OpenProject project() throws IOException {
        OpenProject project = new OpenProject(folder);
        project.write('a', "{\"model\": \"vgg\", \"seed\": 1}", "1,1,val_acc,0.7");
        project.write('b', "{\"model\": \"resnet\", \"seed\": 1}", "1,1,val_acc,0.8");
        project.write('c', "{\"model\": \"vgg\", \"seed\": 1.0}", "1,1,val_acc,0.9");
        project.write('d', "{\"model\": \"resnet\"}");
        project.write('e', "{\"model\": \"vgg\", \"seed\": 2}", "1,1,val_acc,0.95");
        project.describe('e', "train", ", \"lineage\": {\"kind\": \"ensemble\"}");
        project.write('f', "{\"model\": \"vgg\", \"seed\": 2}", "1,1,val_acc,0.5");
        return project;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        val_acc>0     | 99 | ''         | cbaf
        val_acc>0     | 2  | ''         | cb
        model:resnet  | 9  | ''         | bd
        val_acc>0     | 9  | model      | cb
        model:*       | 9  | model,seed | cbfd
        model:*       | 1  | model      | c
        aaaaa,eeeee   | 9  | ''         | ae
        aaaaa,eeeee   | 1  | ''         | a
        aaaaa,eeeee   | 9  | model      | a
        """)
    void theBestOnesOfAllOrOfEachGroup(String text, int top, String per, String expected) throws IOException {
        try (OpenProject project = project()) {
            List<String> keys = per.isEmpty() ? List.of() : Arrays.asList(per.split(","));
            assertEquals(expected, OpenProject.letters(new BestRuns(text, top, keys).rows(project.workspace)));
        }
    }

    @Test
    void theyAreJudgedByTheObjectiveOfTheProject() throws IOException {
        Files.writeString(folder.resolve("hps.yaml"), "objective: min val_acc\n");
        try (OpenProject project = project()) {
            BestRuns best = new BestRuns("val_acc>0", 2, List.of());
            assertEquals("fa", OpenProject.letters(best.rows(project.workspace)));
            Objective objective = best.objective(project.workspace).orElseThrow();
            assertEquals("val_acc", objective.metric());
            assertEquals(true, objective.better(0.1, 0.2));
        }
    }

    @Test
    void noRunIsAnErrorAndSoIsAnUnknownField() throws IOException {
        try (OpenProject project = project()) {
            assertEquals(
                    "no run but ensembles matches 'kind:ensemble'; hps ls lists all; to make an ensemble a"
                            + " member, give its id",
                    assertThrows(
                                    DataException.class,
                                    () -> new BestRuns("kind:ensemble", 9, List.of()).rows(project.workspace))
                            .getMessage());
            assertThrows(
                    QueryException.class, () -> new BestRuns("val_acc>0", 9, List.of("modl")).rows(project.workspace));
        }
        assertThrows(UsageException.class, () -> new BestRuns("x", 0, List.of()));
    }
}
