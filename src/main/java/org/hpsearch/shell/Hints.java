package org.hpsearch.shell;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Session;
import org.jline.reader.History;

/// How a line may go on, shown faintly behind the cursor: as an earlier one did, else as a verb or a field.
final class Hints {
    private static final int SHORTEST = 2;

    private final Session session;

    Hints(Session session) {
        this.session = session;
    }

    /// What may follow a line.
    ///
    /// @return the rest of a line; empty where nothing is known
    String after(String line, History history) {
        if (line.isBlank()) {
            return "";
        }
        for (Iterator<History.Entry> newest = history.reverseIterator(); newest.hasNext(); ) {
            String earlier = newest.next().line();
            if (earlier.length() > line.length() && earlier.startsWith(line)) {
                return earlier.substring(line.length());
            }
        }
        String word = line.substring(Math.max(line.lastIndexOf(' '), line.lastIndexOf('(')) + 1);
        return word.length() < SHORTEST ? "" : rest(word, word.length() == line.length());
    }

    private String rest(String word, boolean first) {
        Optional<String> verb = first ? shortest(LineRunner.words().stream(), word) : Optional.empty();
        return verb.or(() -> shortest(fields(), word))
                .map(name -> name.substring(word.length()))
                .orElse("");
    }

    private Stream<String> fields() {
        try {
            return session.hasProject() ? session.search().names().known().stream() : Stream.empty();
        } catch (DataException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<String> shortest(Stream<String> names, String word) {
        return names.filter(name -> name.startsWith(word) && name.length() > word.length())
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }
}
