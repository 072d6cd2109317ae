package org.hpsearch.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.LogColours;
import org.hpsearch.console.LogText;
import org.hpsearch.console.Texts;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// The end of what a run has printed, with its colours, or the lines of it that hold a text.
///
/// @param errors whether of the file of its error output
/// @param find   in any case of letters; empty for all lines
record LogReply(String run, boolean errors, String find) {
    private static final int TAIL = 1 << 19;
    private static final int SEARCHED = 1 << 23;
    private static final int LINES = 2_000;
    private static final int LONGEST = 4_000;

    Value.Obj document(Questions questions) throws IOException {
        RunFolder folder = questions.ask(
                workspace -> workspace.run(Questions.row(workspace, run).id()));
        Path file = folder.readable(errors ? RunFolder.STDERR : RunFolder.OUTPUT);
        boolean there = Files.isRegularFile(file);
        int most = find.isEmpty() ? TAIL : SEARCHED;
        long size = there ? Files.size(file) : 0;
        List<String> all = there ? LogText.lines(SafeFile.tail(file, most)).toList() : List.of();
        String wanted = find.toLowerCase(Locale.ROOT);
        List<String> found = find.isEmpty()
                ? all
                : all.stream()
                        .filter(line ->
                                LogText.plain(line).toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        List<String> shown = found.subList(Math.max(0, found.size() - LINES), found.size());
        return new Fields.Writer()
                .put("lines", lines(shown))
                .put("errors", Value.of(hasErrors(folder)))
                .put("notice", notice(there, size > most ? most : 0, found.size(), shown.size()))
                .done();
    }

    private static boolean hasErrors(RunFolder folder) throws IOException {
        Path file = folder.readable(RunFolder.STDERR);
        return Files.isRegularFile(file) && Files.size(file) > 0;
    }

    /// What is not shown.
    ///
    /// @param read how many bytes of the file were read; 0 for all
    private String notice(boolean there, int read, int found, int shown) {
        if (!there) {
            return "there is no " + (errors ? RunFolder.STDERR : RunFolder.OUTPUT);
        }
        String part = read == 0 ? "" : " of the last " + Texts.size(read);
        if (!find.isEmpty()) {
            return Texts.count(found, "line", "lines")
                    + part
                    + (found > shown ? ", the last " + shown + " are shown" : "");
        }
        return found > shown || read > 0 ? "the last " + shown + " lines; hps log shows all" : "";
    }

    private static Value.Items lines(List<String> lines) {
        LogColours colours = new LogColours();
        List<Value> shown = new ArrayList<>();
        for (String line : lines) {
            String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
            shown.add(new Value.Items(
                    colours.pieces(cut).stream().map(LogReply::piece).toList()));
        }
        return new Value.Items(shown);
    }

    /// A text, or an object where it is not as usual.
    private static Value piece(LogColours.Piece piece) {
        return piece.colour().isEmpty() && !piece.strong()
                ? Value.of(piece.text())
                : new Fields.Writer()
                        .put("text", piece.text())
                        .put("colour", piece.colour())
                        .put("strong", piece.strong() ? Value.of(true) : null)
                        .done();
    }
}
