package org.hpsearch.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.jspecify.annotations.Nullable;

/// The form in which an index is written. One of another form is built anew.
final class IndexForm {
    /// Changes whenever what is indexed does.
    private static final int VERSION = 16;

    private static final String VERSION_KEY = "hps.version";
    private static final String STORE_KEY = "hps.store";
    private static final String NEWER = "the index was made by a newer hps, and this one has rebuilt it; where both"
            + " are in use, give one of them an index of its own: HPS_INDEX=FOLDER";

    private IndexForm() {}

    /// What a commit notes.
    ///
    /// @param listing the store's times when its names were listed
    static Map<String, String> noted(String listing) {
        return Map.of(VERSION_KEY, Integer.toString(VERSION), STORE_KEY, listing);
    }

    /// Whether the index that notes this is of our form.
    static boolean fits(Map<String, String> noted) {
        return Integer.toString(VERSION).equals(noted.get(VERSION_KEY));
    }

    /// Whether the index is of our form to which a writer adds.
    ///
    /// @param noted by the commit that it has opened; null for nothing
    static boolean fits(@Nullable Iterable<Map.Entry<String, String>> noted) {
        Map<String, String> all = new HashMap<>();
        if (noted != null) {
            noted.forEach(note -> all.put(note.getKey(), note.getValue()));
        }
        return fits(all);
    }

    /// The store's times when its names were listed; empty where nothing is noted.
    static String listing(Map<String, String> noted) {
        return Objects.requireNonNullElse(noted.get(STORE_KEY), "");
    }

    /// What to say of an index that notes this, once it is built anew; empty but of a newer one.
    static String notice(Map<String, String> noted) {
        try {
            return Integer.parseInt(noted.getOrDefault(VERSION_KEY, "0")) > VERSION ? NEWER : "";
        } catch (NumberFormatException strange) {
            return "";
        }
    }

    /// What to say of an index that cannot be opened, once it is built anew; empty but of a newer one.
    static String notice(Exception unusable) {
        return unusable instanceof IndexFormatTooNewException ? NEWER : "";
    }
}
