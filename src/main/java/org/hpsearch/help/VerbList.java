package org.hpsearch.help;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.value.Nearest;

/// All verbs, in the order in which they are listed.
public record VerbList(List<VerbHelp> all) {
    /// Other names of verbs.
    private static final Map<String, String> ALIASES = Map.of("top", "watch");

    public VerbList {
        all = List.copyOf(all);
    }

    /// As typed.
    public List<String> names() {
        return all.stream().map(VerbHelp::name).toList();
    }

    /// The other names of these verbs → what the verb does.
    public Map<String, String> others() {
        Map<String, String> others = new TreeMap<>();
        ALIASES.forEach((name, verb) -> find(verb).ifPresent(own -> others.put(name, own.summary())));
        return others;
    }

    /// The verb of this name, or of this other name.
    public Optional<VerbHelp> find(String name) {
        String own = ALIASES.getOrDefault(name, name);
        for (VerbHelp verb : all) {
            if (verb.name().equals(own)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /// Whether there is a verb of this name.
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /// Whether the words of this verb name runs.
    public boolean namesRuns(String name) {
        return find(name).filter(VerbHelp::namesRuns).isPresent();
    }

    /// Whether this verb has an option of this name.
    public boolean hasOption(String name, String option) {
        return find(name).filter(verb -> verb.hasOption(option)).isPresent();
    }

    /// A sentence about a word that is no verb.
    public String unknown(String word) {
        return "unknown command '" + word + "'" + Nearest.hint(word, names()) + " (hps help lists all)";
    }
}
