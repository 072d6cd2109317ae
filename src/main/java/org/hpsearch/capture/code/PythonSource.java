package org.hpsearch.capture.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.capture.arguments.CommandWords;
import org.hpsearch.process.Outside;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// What Python's own parser says about a script and what it imports, without executing them.
final class PythonSource {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;
    private static final Pattern PYTHON = Pattern.compile("(?:python|pypy)[\\d.]*w?");
    private static final Value.Obj NOTHING = new Value.Obj(new TreeMap<>());

    /// What the interpreter is asked, and the script's time and size.
    private record Question(List<String> words, String stamp) {}

    /// The last answers: a sweep asks the same of the same script many times.
    private static final Map<Question, byte[]> ANSWERS = new LinkedHashMap<>(16, 0.75f, true) {
        private static final int MOST = 64;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, byte[]> eldest) {
            return size() > MOST;
        }
    };

    private PythonSource() {}

    /// The answer of `declared.py`; an empty object where there is none.
    ///
    /// @param folder working folder of the command
    static Value.Obj read(CommandWords command, Path script, Path folder) {
        List<String> words = new ArrayList<>(interpreter(command, folder));
        words.addAll(List.of("-I", "-S", "-c", Source.PROGRAM, script.toString(), folder.toString()));
        byte[] answer = answer(new Question(words, stamp(script)), folder);
        try {
            return answer.length > 0 && Json.parse(answer) instanceof Value.Obj object ? object : NOTHING;
        } catch (DataException notJson) {
            return NOTHING;
        }
    }

    private static byte[] answer(Question question, Path folder) {
        synchronized (ANSWERS) {
            byte[] known = ANSWERS.get(question);
            if (known != null) {
                return known;
            }
        }
        Outside.Outcome outcome = Outside.run(question.words, folder, LIMIT, LARGEST);
        byte[] answer = outcome.fine() ? outcome.output() : new byte[0];
        synchronized (ANSWERS) {
            ANSWERS.put(question, answer);
        }
        return answer;
    }

    private static String stamp(Path script) {
        try {
            return Files.getLastModifiedTime(script) + " " + Files.size(script);
        } catch (IOException gone) {
            return "";
        }
    }

    /// The very interpreter that runs the program.
    private static List<String> interpreter(CommandWords command, Path folder) {
        for (int i = Math.min(command.script(), command.words().size() - 1); i >= 0; i--) {
            String word = command.words().get(i);
            if (PYTHON.matcher(FileName.base(word)).matches()) {
                return List.of(word);
            }
            String beside = word.substring(0, word.lastIndexOf('/') + 1) + "python";
            if (i < command.script() && beside.contains("/") && Files.isExecutable(folder.resolve(beside))) {
                return List.of(beside);
            }
        }
        return List.of("python3");
    }

    /// The program that Python runs.
    private static final class Source {
        static final String PROGRAM = load();

        private static String load() {
            try (InputStream in = PythonSource.class.getResourceAsStream("declared.py")) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
