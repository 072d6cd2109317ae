package org.hpsearch.capture.output.line;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.capture.output.word.Vocabulary;

/// The words before a number that make its name.
final class NameWords {
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "this", "our", "its", "of");

    private NameWords() {}

    /// A name without the prose around it.
    static String withoutProse(List<String> words) {
        if (words.size() > 1 && ARTICLES.contains(words.getFirst().toLowerCase(Locale.ROOT))) {
            return withoutProse(words.subList(1, words.size()));
        }
        int stop = words.size() - 1;
        while (stop >= 0 && !Vocabulary.isStop(words.get(stop))) {
            stop--;
        }
        List<String> behind = words.subList(stop + 1, words.size());
        boolean verb = behind.isEmpty() && words.size() > 1;
        if (verb) {
            return withoutProse(words.subList(0, words.size() - 1));
        }
        boolean before = stop >= 0 && !Vocabulary.isMeasure(joined(behind)) && Vocabulary.isMeasure(joined(words));
        if (stop >= 0 && behind.size() == 1 && Vocabulary.isSplit(behind.getFirst())) {
            return joined(words); // ACC on test
        }
        if (!before) {
            return joined(behind);
        }
        int first = 0;
        while (!Vocabulary.isStop(words.get(first)) && !words.get(first).equals("of")) {
            first++;
        }
        return joined(words.subList(0, first));
    }

    /// Words as one name, without an article before and a thing behind: `accuracy of the model`.
    static String joined(List<String> words) {
        boolean article = words.size() > 1 && ARTICLES.contains(words.getFirst().toLowerCase(Locale.ROOT));
        List<String> bare = article ? words.subList(1, words.size()) : words;
        int of = bare.indexOf("of");
        boolean cut = of > 0
                && Vocabulary.isResult(String.join("_", bare.subList(0, of)))
                && !Vocabulary.isMeasure(String.join("_", bare.subList(of + 1, bare.size())));
        return strip(String.join("_", cut ? bare.subList(0, of) : bare).replace("'s_", "/"));
    }

    private static String strip(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && "-./".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "-./".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }
}
