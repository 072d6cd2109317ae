package org.hpsearch.command.failure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;

/// Warns where the shell has taken a comparison for a redirection: `hps query val_acc>0.9` asks for `val_acc` and
/// writes a file `0.9`.
public final class EatenQuery {
    private static final Path OUT = Path.of("/dev/fd/1");

    private EatenQuery() {}

    public static void warn(Context context, Workspace workspace, List<String> words) {
        if (context.terminal() || !context.streams().real() || words.isEmpty() || !Files.isRegularFile(OUT)) {
            return;
        }
        String field = words.getLast();
        String file = file(context.folder());
        if (!file.isEmpty() && isField(workspace, field)) {
            context.say("the shell read '>' as a redirection: the result goes into the file '" + file
                    + "'. Quote the query: hps query '" + field + ">" + file + "'");
        }
    }

    /// The file in the working folder that standard output leads to, if its name looks like a bound.
    private static String file(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, EatenQuery::isBound)) {
            for (Path file : files) {
                if (Files.isSameFile(file, OUT)) {
                    return file.getFileName().toString();
                }
            }
        } catch (IOException unreadable) {
            // nothing can be told
        }
        return "";
    }

    private static boolean isBound(Path file) {
        String name = file.getFileName().toString();
        return Numbers.parse(name.startsWith("=") ? name.substring(1) : name) != null;
    }

    private static boolean isField(Workspace workspace, String word) {
        try {
            workspace.names().require(word);
            return true;
        } catch (QueryException unknown) {
            return false;
        }
    }
}
