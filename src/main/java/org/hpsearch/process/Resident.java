package org.hpsearch.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An outside program that stays and answers questions: a line each on its standard input, a line each on its standard
/// output. What it prints on standard error is dropped. It gets no signal of ours, and ends when its input ends.
public final class Resident implements AutoCloseable {
    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;

    private Resident(Process process) {
        this.process = process;
        this.questions = process.getOutputStream();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts it.
    ///
    /// @param environment all that it gets
    /// @throws IOException where it cannot be started
    public static Resident start(List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        ChildEnvironment.restore(builder.environment());
        return new Resident(builder.start());
    }

    /// Asks, and waits for the answer.
    ///
    /// @param question without a line's end
    /// @throws IOException where the program has ended
    public String ask(String question) throws IOException {
        questions.write((question + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(process.info().command().orElse("the program") + " has ended without an answer");
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
