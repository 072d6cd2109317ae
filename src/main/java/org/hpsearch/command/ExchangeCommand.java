package org.hpsearch.command;

import org.hpsearch.command.exchange.ExchangeVerb;
import org.hpsearch.command.exchange.ExportVerb;
import org.hpsearch.command.exchange.ImportVerb;
import org.hpsearch.command.exchange.PackVerb;
import org.hpsearch.command.exchange.SyncVerb;
import org.hpsearch.command.exchange.UnpackVerb;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// One of the verbs that bring runs in and out, with what all verbs have.
@Command(sortOptions = false)
final class ExchangeCommand extends Verb {
    @Mixin
    final ExchangeVerb verb;

    ExchangeCommand(ExchangeVerb verb) {
        this.verb = verb;
    }

    /// The verb of this name.
    static ExchangeCommand of(String name) {
        return new ExchangeCommand(
                switch (name) {
                    case "export" -> new ExportVerb();
                    case "import" -> new ImportVerb();
                    case "pack" -> new PackVerb();
                    case "sync" -> new SyncVerb();
                    case "unpack" -> new UnpackVerb();
                    default -> throw new IllegalArgumentException("no verb " + name);
                });
    }

    @Override
    boolean looks() {
        return verb.looks();
    }

    @Override
    boolean acts() {
        return verb.acts();
    }

    @Override
    int run(Workspace workspace) throws Exception {
        return verb.run(context(), workspace);
    }
}
