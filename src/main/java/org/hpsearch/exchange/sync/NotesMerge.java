package org.hpsearch.exchange.sync;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Notes;

/// What people have noted of one run in two places.
final class NotesMerge {
    private NotesMerge() {}

    /// Both together: the tags of both, the texts of both with the other place's marked; of two names ours.
    ///
    /// @param place where theirs comes from
    static Notes of(Notes ours, Notes theirs, String place) {
        List<String> tags = new ArrayList<>(ours.tags());
        tags.addAll(theirs.tags());
        return ours.named(ours.name().isEmpty() ? theirs.name() : ours.name())
                .tagged(tags)
                .noted(text(ours.note(), theirs.note(), place));
    }

    private static String text(String ours, String theirs, String place) {
        if (ours.contains(theirs)) {
            return ours;
        }
        return theirs.contains(ours) ? theirs : ours + "\n[" + place + "] " + theirs;
    }

    /// Whether both have a name, and another one.
    static boolean namesDiffer(Notes ours, Notes theirs) {
        return !ours.name().isEmpty()
                && !theirs.name().isEmpty()
                && !ours.name().equals(theirs.name());
    }
}
