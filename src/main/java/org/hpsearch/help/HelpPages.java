package org.hpsearch.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.Version;
import org.hpsearch.process.Outside;
import org.hpsearch.value.Nearest;

/// `hps help`: one screen of verbs by what they are for, a verb's options, a topic's page, the man page.
public final class HelpPages {
    /// The verbs in groups; hidden ones are in none.
    static final Map<String, List<String>> GROUPS = groups();

    private static final String SET_UP = "Set up";
    private static final String REPEAT = "Repeat";
    private static final String EDIT = "Edit";
    private static final String KEEP = "Keep";
    private static final String REPAIR = "Repair";
    private static final String EXCHANGE = "Exchange";

    /// Groups that take one line, without words about each verb.
    private static final Set<String> SHORT = Set.of(REPEAT, EDIT, KEEP, EXCHANGE, SET_UP, REPAIR);

    private final Context context;
    private final VerbList verbs;
    private final boolean pages;

    /// @param pages whether long pages are shown in a pager
    public HelpPages(Context context, VerbList verbs, boolean pages) {
        this.pages = pages;
        this.context = context;
        this.verbs = verbs;
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("Track", List.of("run", "sweep", "watch", "serve", "stop"));
        groups.put("Find", List.of("query", "ls", "show", "log", "metrics", "fields"));
        groups.put("Compare", List.of("diff", "plot", "importance", "report", "ensemble"));
        groups.put(REPEAT, List.of("rerun", "resume", "jobs"));
        groups.put(EDIT, List.of("tag", "note", "name", "rm"));
        groups.put(KEEP, List.of("save", "defaults"));
        groups.put(EXCHANGE, List.of("import", "export", "pack", "unpack", "sync"));
        groups.put(SET_UP, List.of("init", "doctor", "explain", "completion", "schema", "skill", "mcp"));
        groups.put(REPAIR, List.of("recover", "index", "gc"));
        return groups;
    }

    /// Every verb on one screen of 24 lines, with what to type next.
    public void overview() {
        context.out().println("hps tracks any program: put `hps run` in front of its command.");
        GROUPS.forEach((group, names) -> {
            if (SHORT.contains(group)) {
                context.out().printf("%-9s hps %s%n", group, String.join(" | ", names));
                return;
            }
            String title = group;
            for (String name : names) {
                String summary = verbs.find(name).map(VerbHelp::summary).orElse("");
                context.out().printf("%-9s hps %-10s %s%n", title, name, summary);
                title = "";
            }
        });
        context.out().println("hps VERB --help, hps help topics; begin with " + FirstSteps.command(context.folder()));
    }

    /// A page by its name.
    ///
    /// @return the exit status
    public int page(String name) {
        if (name.equals("--man")) {
            new ManPage(context.out()).print(Version.read(), verbs);
            return 0;
        }
        if (name.equals("topics")) {
            Topic.ALL.forEach(topic -> context.out().printf("%-17s%s%n", topic.name(), topic.summary()));
            return 0;
        }
        Optional<Topic> topic = Topic.find(name);
        if (topic.isEmpty()) {
            List<String> known = new ArrayList<>(verbs.names());
            Topic.ALL.forEach(each -> known.add(each.name()));
            context.say("there is no help about '" + name + "'" + Nearest.hint(name, known)
                    + " (hps help lists the verbs, hps help topics the pages)");
            return ExitStatus.BAD_USAGE;
        }
        String text = TerminalText.of(topic.get().markdown(), context.style(), context.columns());
        if (!pages || !context.terminal() || !paged(text)) {
            context.out().print(text);
        }
        return 0;
    }

    /// Through the user's pager; `less` with colours, ending by itself where all fits the screen, if they named none.
    private boolean paged(String text) {
        String pager = context.environment().getOrDefault("PAGER", "less");
        try {
            return Outside.page(pager, text);
        } catch (java.io.IOException missing) {
            return false;
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
