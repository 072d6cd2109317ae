package org.hpsearch.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/// Somebody who answers questions.
@FunctionalInterface
public interface Asker {
    /// Shows a question and waits.
    ///
    /// @return what was typed; empty where the question was cancelled
    String answer(String question);

    /// Questions that are printed, with answers that are lines of an input.
    static Asker of(BufferedReader input, PrintStream questions) {
        return question -> {
            questions.print(question);
            questions.flush();
            try {
                String line = input.readLine();
                return line == null ? "" : line;
            } catch (IOException closed) {
                return "";
            }
        };
    }
}
