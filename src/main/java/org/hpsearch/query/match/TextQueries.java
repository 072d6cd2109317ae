package org.hpsearch.query.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.flexible.core.QueryNodeException;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.WordAnalyzer;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.jspecify.annotations.Nullable;

/// Reads what stands in Lucene's own syntax. Nothing of Lucene's parser is loaded before a query has such a part.
final class TextQueries {
    private static final Pattern PLACE = Pattern.compile("(?:position|column) (\\d+)");

    private final String text;
    private final StandardQueryParser parser;
    private final Map<String, Map<String, org.apache.lucene.search.Query>> known = new HashMap<>();

    /// @param text the whole query, for messages
    TextQueries(String text) {
        this.text = text;
        this.parser = new StandardQueryParser(new WordAnalyzer());
        parser.setAllowLeadingWildcard(true);
        parser.setDefaultOperator(StandardQueryConfigHandler.Operator.OR);
    }

    /// The query over a field of words; read once.
    ///
    /// @throws QueryException with the place, where it cannot be read
    org.apache.lucene.search.Query of(Query.TextPart words, String field) {
        return known.computeIfAbsent(field, name -> new HashMap<>())
                .computeIfAbsent(words.lucene(), lucene -> parse(words, field));
    }

    /// The field of words that a target's texts are in; null where it has none.
    static @Nullable String field(@Nullable Target target) {
        return switch (target) {
            case Target.Words words -> FieldNames.ALL_WORDS;
            case Target.Own own ->
                switch (own.field().kind()) {
                    case LOG -> FieldNames.LOG;
                    case WORDS, TEXT -> FieldNames.runWords(own.field().word());
                    default -> null;
                };
            case null, default -> null;
        };
    }

    /// Against a field that is no text.
    static QueryException noText(Query.TextPart words, String text) {
        return new QueryException(
                "'" + words.field() + "' is not text: " + words.lucene()
                        + " works for log, note, name, command, and without a field",
                text,
                words.position());
    }

    /// Whether texts pass, by the same query on an index of these alone.
    static boolean holds(org.apache.lucene.search.Query query, String field, List<String> texts) {
        MemoryIndex index = new MemoryIndex();
        WordAnalyzer words = new WordAnalyzer();
        texts.forEach(text -> index.addField(field, text, words));
        return index.search(query) > 0;
    }

    /// The words of a text from the first one to the last one for which it passes.
    static List<String> span(org.apache.lucene.search.Query query, String field, List<String> words) {
        MemoryIndex index = new MemoryIndex();
        index.addField(field, String.join(" ", words), new WordAnalyzer());
        try {
            IndexSearcher searcher = index.createSearcher();
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
            Matches found = weight.matches(leaf, 0);
            MatchesIterator places = found == null ? null : found.getMatches(field);
            return places == null || !places.next() || places.startPosition() < 0
                    ? List.of()
                    : List.copyOf(words.subList(places.startPosition(), places.endPosition() + 1));
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    private org.apache.lucene.search.Query parse(Query.TextPart words, String field) {
        try {
            var query = parser.parse(words.lucene(), field);
            query.visit(new QueryVisitor() {
                @Override
                public boolean acceptField(String other) {
                    if (!other.equals(field)) {
                        throw new IllegalArgumentException("'" + other + ":' cannot be used within it");
                    }
                    return true;
                }
            });
            return new ConstantScoreQuery(query);
        } catch (ParseException e) {
            boolean placed = e.currentToken != null && e.currentToken.next != null;
            throw wrong(words, "cannot be read from here on", placed ? e.currentToken.next.beginColumn : 0, e);
        } catch (QueryNodeException | RuntimeException | StackOverflowError e) {
            throw unusable(words, e);
        }
    }

    /// What Lucene says against a query.
    QueryException unusable(Query.TextPart words, Throwable cause) {
        String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        Matcher place = PLACE.matcher(said);
        int at = place.find() ? Integer.parseInt(place.group(1)) : 0;
        return switch (cause) {
            case QueryNodeException unread -> wrong(words, "cannot be read from here on", Math.max(0, at - 1), unread);
            case TooComplexToDeterminizeException large -> wrong(words, "has too many ways to fit", 0, large);
            case IllegalArgumentException expression -> {
                boolean atEnd = said.contains("end-of-string");
                boolean placed = atEnd || at > 0;
                String what = placed ? said.replaceAll(" (at position )?(\\d+)?$", "") : said;
                yield wrong(words, what, atEnd ? words.lucene().length() - 1 : placed ? at + 1 : 0, expression);
            }
            default -> wrong(words, said, 0, cause);
        };
    }

    private QueryException wrong(Query.TextPart words, String what, int place, Throwable cause) {
        int within = Math.min(words.position() + place, text.length());
        QueryException wrong =
                new QueryException("'" + words.lucene() + "': " + what, text, text.isEmpty() ? -1 : within);
        wrong.initCause(cause);
        return wrong;
    }
}
