package org.hpsearch.cluster;

import java.util.List;
import java.util.Locale;
import org.hpsearch.run.RunId;
import org.hpsearch.value.UsageException;

/// Which tasks are wanted: `job:123 sweep:k3x7q state:queued`, or a job, a task, a sweep or a batch by its name; each
/// word has to hold.
///
/// @param words as typed
public record TaskFilter(List<String> words) {
    private static final List<String> KEYS = List.of("job", "sweep", "state", "id");

    public TaskFilter {
        words = List.copyOf(words);
    }

    /// Whether words can name tasks by their job or sweep.
    public static boolean namesJobs(List<String> words) {
        return words.stream()
                .allMatch(word -> word.matches("(run\\.)?(job|sweep)[:=].+|\\d+_\\d+")
                        || word.matches("\\d{1,12}") && words.size() == 1);
    }

    /// Whether a task is wanted.
    public boolean wants(TaskStatus task) {
        return words.stream().allMatch(word -> wants(task, word));
    }

    private static boolean wants(TaskStatus task, String word) {
        String text = word.replaceFirst("^run\\.", "");
        int colon = Math.max(text.indexOf(':'), text.indexOf('='));
        if (colon < 0) {
            return isJob(task, text) || task.batch().sweep().equals(text) || isId(task, text);
        }
        String value = text.substring(colon + 1);
        return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "job" -> isJob(task, value);
            case "sweep" -> task.batch().sweep().equals(value);
            case "state" -> task.state().equals(value.toLowerCase(Locale.ROOT));
            case "id" -> isId(task, value);
            default ->
                throw new UsageException("choose jobs by " + String.join(": ", KEYS) + ": not by '" + word + "'");
        };
    }

    private static boolean isJob(TaskStatus task, String text) {
        return task.task().equals(text) || task.task().startsWith(text + "_");
    }

    private static boolean isId(TaskStatus task, String text) {
        return RunId.names(text, task.batch().id()) || !task.run().isEmpty() && RunId.names(text, task.run());
    }
}
