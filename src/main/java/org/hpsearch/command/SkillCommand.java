package org.hpsearch.command;

import java.io.IOException;
import org.hpsearch.help.SkillFolder;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Writes the page for coding agents (hps help agents) as a skill: DIR/hps/SKILL.md.",
            "  hps skill .claude/skills"
        },
        sortOptions = false)
final class SkillCommand extends Verb {
    @Parameters(paramLabel = "DIR", description = "the folder of skills; hps makes it if it is missing")
    String folder = "";

    @Override
    int run(Workspace workspace) throws IOException {
        context().out().println(SkillFolder.write(context().folder().resolve(folder)));
        return 0;
    }
}
