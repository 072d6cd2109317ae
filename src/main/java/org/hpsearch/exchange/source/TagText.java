package org.hpsearch.exchange.source;

import java.util.List;

/// A tag of another tool, which has a name and a value, as a tag of hps, which is one word or `name=value`.
public final class TagText {
    private static final int LONGEST = 200;
    /// What `hps export` itself notes of a run; it stays in `source.json`.
    private static final String OURS = "hps.";

    private TagText() {}

    /// Adds a tag; a long one, or one of several lines, is left out here and only kept in `source.json`.
    public static void add(List<String> tags, String name, String value, Omissions omissions) {
        if (name.startsWith(OURS)) {
            return;
        }
        boolean bare = value.isEmpty() || value.equalsIgnoreCase("true");
        String tag = bare ? name : name + "=" + value;
        if (tag.length() > LONGEST || tag.chars().anyMatch(Character::isISOControl)) {
            omissions.add("tags that are long or have several lines, kept in source.json only", name);
        } else if (!tag.isBlank()) {
            tags.add(tag.strip());
        }
    }
}
