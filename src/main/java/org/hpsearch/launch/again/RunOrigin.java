package org.hpsearch.launch.again;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.run.Host;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Words;

/// Who made a run. The folder of another user or machine is data: its command is shown before it is executed, and only
/// a person's consent starts it.
public final class RunOrigin {
    private RunOrigin() {}

    /// Whether another user or machine made a run, as far as its folder proves.
    ///
    /// @param environment of hps itself
    public static boolean isForeign(RunRecord run, Map<String, String> environment) {
        ProcessInfo process = run.process();
        String user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
        return process == null
                || !process.machine().equals(Host.machine())
                || !run.info().user().equals(user);
    }

    /// Who made a run and where, as a sentence.
    public static String maker(RunRecord run) {
        String user = run.info().user();
        String host = run.info().host();
        return "run " + RunId.shortForm(run.id()) + " was made " + (user.isEmpty() ? "" : "by " + user + " ") + "on "
                + (host.isEmpty() ? "another machine" : host);
    }

    /// Shows what a run of somebody else executes, and asks.
    ///
    /// @param yes whether consent was given beforehand
    /// @return whether it may be started
    public static boolean permits(Context context, boolean yes, RunRecord run, PreparedCommand command) {
        ProgramCommand program = command.plan().command();
        List<String> lines = new ArrayList<>();
        lines.add("command: " + Words.join(command.safe()));
        lines.add("folder: " + program.folder());
        new TreeMap<>(program.variables()).forEach((name, value) -> lines.add("variable: " + name + "=" + value));
        program.changes()
                .forEach(change ->
                        lines.add("changed file: " + change.file() + ":" + change.key() + "=" + change.value()));
        return permits(context, yes, run, lines);
    }

    /// Shows some lines that say what a run of somebody else executes, and asks.
    public static boolean permits(Context context, boolean yes, RunRecord run, List<String> lines) {
        if (yes || !isForeign(run, context.environment())) {
            return true;
        }
        context.say(maker(run) + "; it executes here:");
        lines.forEach(line -> context.say("  " + line));
        return context.confirmed("start it?");
    }
}
