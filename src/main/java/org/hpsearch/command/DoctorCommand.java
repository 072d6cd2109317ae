package org.hpsearch.command;

import java.util.List;
import org.hpsearch.console.SafeText;
import org.hpsearch.workspace.Checkup;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;

@Command(
        description = "Shows what hps finds (itself, project, index, terminal, tools), and what to do about what is"
                + " missing.",
        sortOptions = false)
final class DoctorCommand extends Verb {
    @Override
    int run(Workspace workspace) {
        List<Checkup.Finding> findings = Checkup.of(context(), workspace);
        for (Checkup.Finding finding : findings) {
            context().out().printf("%-12s %s%n", finding.what(), SafeText.line(finding.found()));
            if (!finding.remedy().isEmpty()) {
                context().out().println(context().style().yellow(" ".repeat(13) + SafeText.line(finding.remedy())));
            }
        }
        return 0;
    }
}
