package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.query.defaults.Condition;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DefaultsEditorTest {
    @TempDir
    Path folder;

    private OpenProject project = new OpenProject(Path.of("/nowhere"));

    /// Two of three runs of `train` lack `wd`; the one run of `eval` lacks it, too.
    @BeforeEach
    void runs() throws IOException {
        project.close();
        project = new OpenProject(folder);
        project.write('a', "{\"lr\": 0.1}");
        project.write('b', "{\"lr\": 0.2}");
        project.write('c', "{\"lr\": 0.1, \"wd\": 0.5}");
        project.write('d', "{\"lr\": 0.3}");
        project.describe('d', "eval", "");
    }

    @AfterEach
    void close() throws IOException {
        project.close();
    }

    private DefaultsEditor editor(String when, boolean all, String why) {
        return new DefaultsEditor(project.context, project.workspace, Condition.of(when, ""), all, why);
    }

    private DefaultsEditor editor() {
        return editor("", false, "");
    }

    private static String message(Class<? extends Exception> kind, Executable change) {
        return String.valueOf(assertThrows(kind, change).getMessage());
    }

    private String found(String query) {
        return OpenProject.letters(new Selector(project.workspace).some(query));
    }

    @Test
    void aDefaultIsForTheExperimentsThatHaveTheParameter() throws IOException {
        editor().set("wd", "0.25");
        assertEquals("""
            wd is now 0.25 in 2 runs without it
            hps: this applies to the experiments that have wd (train), not for eval; --all sets it for these, too
            """, project.said());
        assertEquals("ba", found("wd:0.25"));
        editor("", true, "").set("wd", "0.25");
        assertEquals("wd is now 0.25 in 3 runs without it\n", project.said());
        assertEquals("dba", found("wd:0.25"));
    }

    @Test
    void aConditionAndALaterValueSayWhatTheyChange() throws IOException {
        editor("lr:0.1", false, "").set("wd", "1");
        assertEquals("wd is now 1 in 1 run without it\n", project.said());
        editor("lr:0.1", false, "").set("wd", "2");
        assertEquals("wd is now 2 in 1 run without it\nhps: 1 run had another default before\n", project.said());
        assertEquals("a", found("wd:2"));
    }

    @Test
    void theFileSaysWhoDeclaredWhatWhenAndWhy() throws IOException {
        assertEquals("{}\n", editor().file());
        editor("", true, "as in the paper").set("dropout", "[0, 1]");
        String file = editor().file();
        assertEquals(file, Files.readString(folder.resolve("hps-defaults.json")));
        for (String part :
                new String[] {"\"dropout\"", "[0, 1]", "\"2026-09-10T12:00:00.000Z\"", "\"ada\"", "\"as in the paper\""
                }) {
            assertEquals(true, file.contains(part), part + " in " + file);
        }
    }

    @Test
    void aSlipInANameIsSaid() throws IOException {
        assertThrows(UsageException.class, () -> editor().set("lrr", "1"));
        assertEquals("hps: no run has 'lrr' of its own; did you mean 'lr'?\n", project.said());
        editor("", true, "").set("lrr", "1");
        assertEquals(
                "lrr is now 1 in 4 runs without it\nhps: no run has 'lrr' of its own; did you mean 'lr'?\n",
                project.said());
        project.write('e', "{\"lr\": 1}", "1,1,loss,0.5");
        project.workspace.whole();
        editor("", true, "").set("loss", "1");
        assertEquals(
                "loss is now 1 in 5 runs without it\n"
                        + "hps: 'loss' is not a parameter of any run, but another field; hps now declares a parameter of"
                        + " this name\n",
                project.said());
    }

    @Test
    void whatCannotBeDeclaredChangesNothing() {
        assertEquals(
                "'wd' is the parameter's own name; give its value after it",
                message(UsageException.class, () -> editor().set("wd", "wd")));
        assertEquals(
                true,
                message(UsageException.class, () -> editor().set("wd", "[1")).startsWith("the list [1 "));
        assertEquals(
                true,
                message(
                                QueryException.class,
                                () -> editor("nosuch:1", false, "").set("wd", "1"))
                        .startsWith("--when: "));
        assertEquals(
                "'wd' has no default; hps defaults lists all",
                message(DataException.class, () -> editor().unset("wd")));
        assertEquals("the two names are the same", message(UsageException.class, () -> editor().rename("l-r", "l_R")));
        assertEquals(
                "'lr' was never renamed; hps defaults lists all",
                message(DataException.class, () -> editor().forgetRename("lr")));
        assertEquals(false, Files.exists(folder.resolve("hps-defaults.json")));
    }

    @Test
    void rulesAreTakenBackOneOrAll() throws IOException {
        editor("lr:0.1", false, "").set("wd", "1");
        editor("", true, "").set("wd", "2");
        project.said();
        assertEquals(
                "'wd' has no default of this condition; hps defaults lists all",
                message(DataException.class, () -> editor("lr:0.3", false, "").unset("wd")));
        editor("lr:0.1", false, "").unset("wd");
        assertEquals("removed 1 rule of wd; hps-defaults.json keeps the history\n", project.said());
        editor("lr:0.1", false, "").set("wd", "1");
        project.said();
        editor().unset("wd");
        assertEquals("removed 2 rules of wd; hps-defaults.json keeps the history\n", project.said());
    }

    @Test
    void anOldNameAnswersToANewOneUntilThatIsForgotten() throws IOException {
        editor().rename("wd", "decay");
        assertEquals("wd is called decay now; 1 run has its value under the old name\n", project.said());
        assertEquals("c", found("decay:0.5"));
        editor().forgetRename("wd");
        assertEquals("wd is a name of its own again\n", project.said());
    }

    @Test
    void anotherProjectsDeclarationsAreTakenOverWhereNoneIsHere() throws IOException {
        Path there = Files.createDirectories(folder.resolve("there"));
        try (OpenProject other = new OpenProject(there)) {
            other.write('a', "{\"lr\": 1}");
            DefaultsEditor editor = new DefaultsEditor(other.context, other.workspace, Condition.of("", ""), true, "");
            editor.set("wd", "7");
            editor.set("bs", "32");
        }
        editor("", true, "").set("wd", "1");
        project.said();
        editor().merge(there.resolve("hps-defaults.json"));
        assertEquals(
                "merged 1 entry of " + there.resolve("hps-defaults.json") + "\nhps: kept as declared here: wd\n",
                project.said());
        assertEquals(
                true,
                message(DataException.class, () -> editor().merge(folder.resolve("none.json")))
                        .contains("none.json"));
    }
}
