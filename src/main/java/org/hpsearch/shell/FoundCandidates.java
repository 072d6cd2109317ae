package org.hpsearch.shell;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/// Takes the candidates as they are found, for what is found fits already, be it with quotes that were not typed.
final class FoundCandidates implements CompletionMatcher {
    private List<Candidate> found = List.of();
    private String word = "";

    @Override
    public void compile(
            Map<LineReader.Option, Boolean> options,
            boolean prefix,
            CompletingParsedLine line,
            boolean caseInsensitive,
            int errors,
            String group) {
        word = line.word();
    }

    @Override
    public List<Candidate> matches(List<Candidate> candidates) {
        found = candidates;
        return candidates;
    }

    @Override
    public @Nullable Candidate exactMatch() {
        return found.stream()
                .filter(candidate -> candidate.value().equals(word))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String getCommonPrefix() {
        String common = found.isEmpty() ? "" : found.getFirst().value();
        for (Candidate candidate : found) {
            int same = 0;
            int most = Math.min(common.length(), candidate.value().length());
            while (same < most && common.charAt(same) == candidate.value().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }
}
