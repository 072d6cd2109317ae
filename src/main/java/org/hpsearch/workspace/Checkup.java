package org.hpsearch.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.console.Version;
import org.hpsearch.index.IndexPlace;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.ProgramLookup;
import org.hpsearch.process.UserLocale;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;

/// What hps finds around itself, and what to do where something is missing.
public final class Checkup {
    /// @param what    it is about
    /// @param found   what there is
    /// @param remedy  what to do; empty where all is well
    public record Finding(String what, String found, String remedy) {}

    /// System property: the folder in which a package has its start-up caches, of `scripts/caches`.
    static final String CACHES = "hps.caches";

    private final Context context;
    private final Workspace workspace;
    private final List<Finding> findings = new ArrayList<>();

    private Checkup(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// Looks at everything, and changes nothing but the index.
    public static List<Finding> of(Context context, Workspace workspace) {
        Checkup checkup = new Checkup(context, workspace);
        checkup.program();
        checkup.project();
        checkup.index();
        checkup.terminal();
        checkup.tools();
        return checkup.findings;
    }

    private void found(String what, String found) {
        findings.add(new Finding(what, found, ""));
    }

    private void program() {
        found(
                "hps",
                Version.read().toString().substring("hps ".length()) + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
        found("started as", context.script().isEmpty() ? "a library" : context.script());
        String caches = System.getProperty(CACHES, "");
        if (!caches.isEmpty()) {
            findings.add(startUp(Path.of(caches), context.environment().getOrDefault("HPS_CACHES", "")));
        }
    }

    /// @param wanted `no` where the user wants none
    static Finding startUp(Path caches, String wanted) {
        if (Files.isRegularFile(caches.resolve("hps.aot"))) {
            return new Finding("start-up", "cached in " + caches, "");
        }
        String remedy = wanted.equals("no")
                ? "unset HPS_CACHES: hps then starts faster"
                : Files.isWritable(caches)
                        ? "hps makes a cache in the background, in about a minute; rehearsal.log there says what failed"
                        : "set XDG_CACHE_HOME to a folder that you can write: hps then starts faster";
        return new Finding("start-up", "slower, without a cache in " + caches, remedy);
    }

    private void project() {
        Project project = workspace.project();
        if (!workspace.present()) {
            findings.add(new Finding(
                    "project",
                    "none here; the first run would make one in " + project.path(),
                    workspace.firstCommand()));
            return;
        }
        found("project", project.path().toString());
        if (!Files.isWritable(project.path())) {
            findings.add(new Finding(
                    "run folders",
                    "cannot be written in " + project.path(),
                    "ask its owner, or name another place: --home"));
        }
        Path file = project.path().resolve(Project.SETTINGS);
        Settings settings = project.settings();
        if (settings.warnings().isEmpty()) {
            found(Project.SETTINGS, Files.exists(file) ? "no faults" : "none (it is optional: hps help config)");
        }
        settings.warnings()
                .forEach(warning ->
                        findings.add(new Finding(Project.SETTINGS, warning, "hps help config shows its form")));
    }

    private void index() {
        if (!workspace.present()) {
            return;
        }
        Path place = IndexPlace.of(workspace.project().store(), context.environment(), context.home());
        try {
            int runs = workspace.view(RunIndex.Mode.FULL).runs();
            String where = place == null ? "in memory" : "in " + place;
            String remedy = place == null ? "each command reads all folders; set HPS_INDEX to a folder of yours" : "";
            findings.add(new Finding("index", (runs == 1 ? "1 run, " : runs + " runs, ") + where, remedy));
        } catch (IOException broken) {
            findings.add(new Finding("index", String.valueOf(broken.getMessage()), "hps index --rebuild"));
        }
    }

    private void terminal() {
        Map<String, String> variables = context.environment();
        if (!context.terminal()) {
            found("terminal", "none: this output goes to a file or a pipe");
            return;
        }
        String size = context.columns() == 0 ? "of unknown width" : context.columns() + " columns";
        String colours = context.style().on() ? "colours" : "no colours";
        boolean plain = UserLocale.isPlain(variables);
        findings.add(new Finding(
                "terminal",
                size + ", " + colours,
                plain ? "set LC_ALL=C.UTF-8; hps watch then draws curves instead of ASCII" : ""));
    }

    private void tools() {
        ProgramLookup programs = new ProgramLookup(context.folder(), context.environment());
        tool(programs, "git", "git", "without it no commit is noted: install git");
        tool(
                programs,
                "python",
                "python3",
                "without it the defaults that Python scripts declare are not read: install python3");
        tool(programs, "rsync", "rsync", "only needed to copy run folders between machines");
        tool(programs, "Slurm", "sbatch", "only needed for batch jobs");
        tool(programs, "GPU", "nvidia-smi", "only needed to measure NVIDIA GPUs");
    }

    private void tool(ProgramLookup programs, String what, String program, String remedy) {
        Optional<Path> place = programs.place(program);
        findings.add(new Finding(what, place.map(Path::toString).orElse("not found"), place.isPresent() ? "" : remedy));
    }
}
