package org.hpsearch.shell;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.process.Outside;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.workspace.Session;

/// Where a result goes instead of the terminal: into a file or to a command.
final class Destination {
    /// How a result is written by the suffix of its file.
    private static final Map<String, String> FORMATS =
            Map.of("csv", "--csv", "json", "--json", "md", "--markdown", "tex", "--latex");

    private final Context context;
    private final Session session;

    Destination(Context context, Session session) {
        this.context = context;
        this.session = session;
    }

    /// Writes the result into the file that `-o` names: by its suffix as CSV, JSON, Markdown or LaTeX where the verb
    /// can, else as text. The file is whole, or as it was.
    int file(Context inside, List<String> words, int at) throws IOException {
        if (at + 1 >= words.size() || words.get(at + 1).equals("--")) {
            throw new IllegalArgumentException("-o takes the name of a file");
        }
        String name = words.get(at + 1);
        List<String> others = new ArrayList<>(words);
        others.subList(at, at + 2).clear();
        String format = FORMATS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        if (!format.isEmpty() && Commands.verbs().hasOption(words.getFirst(), format) && !others.contains(format)) {
            others.add(1, format);
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        Context file = inside.to(result, false, inside.columns());
        int status = Commands.run(file, session, others);
        file.out().flush();
        if (status == 0) {
            try {
                SafeFile.replace(context.folder().resolve(name), result.toByteArray());
            } catch (IOException e) {
                throw new DataException(name + " cannot be written: " + SafeFile.reason(e), e);
            }
            context.say("the result is in " + name);
        }
        return status;
    }

    /// Hands the results of a command to one of the system, while they come.
    ///
    /// @param source writes the results; the answer is its exit status
    int command(String command, ToIntFunction<OutputStream> source, OutputStream results) throws IOException {
        if (command.isEmpty() || command.endsWith("&")) {
            throw new IllegalArgumentException(
                    command.isEmpty() ? "| takes a command" : "a pipe cannot go into the background");
        }
        int[] status = new int[1];
        try {
            int exit = Outside.feed(
                    List.of("/bin/sh", "-c", command),
                    context.folder(),
                    in -> status[0] = source.applyAsInt(new BufferedOutputStream(in)),
                    results);
            return status[0] == 0 ? exit : status[0];
        } catch (InterruptedException e) {
            return ExitStatus.CANCELLED;
        }
    }
}
