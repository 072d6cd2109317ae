package org.hpsearch.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.lucene.queryparser.flexible.standard.StandardQueryParser;
import org.apache.lucene.queryparser.flexible.standard.config.StandardQueryConfigHandler.Operator;
import org.apache.lucene.util.FixedBitSet;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.RunIndex;
import org.hpsearch.index.WordAnalyzer;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.query.match.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where our grammar and Lucene's mean the same, they find the same: thousands of random queries in the syntax that
/// both have, each read by both parsers.
class SecondOpinionTest {
    private static final long SEED = 20261125;
    private static final List<String> WORDS = List.of(
            "resnet",
            "vgg",
            "50",
            "sgd",
            "momentum",
            "python",
            "train",
            "memory",
            "planned",
            "my",
            "Run",
            "ünï",
            "good");
    private static final List<String> PATTERNS = List.of("re*", "*net", "?gg", "mo*um", "t*n");
    private static final List<String> PHRASES =
            List.of("\"out of memory\"", "\"sgd momentum\"", "\"of out\"", "\"to do\"", "\"python train py\"");

    @TempDir
    Path scratch;

    private final Random random = new Random(SEED);

    @Test
    void bothParsersFindTheSameRuns() throws Exception {
        RandomRuns runs = new RandomRuns(SEED);
        StandardQueryParser lucene = new StandardQueryParser(new WordAnalyzer());
        lucene.setDefaultOperator(Operator.AND);
        lucene.setAllowLeadingWildcard(true);
        int found = 0;
        try (RunIndex index = runs.index(scratch, 200)) {
            RunIndex.View view = index.refresh(RunIndex.Mode.FULL, done -> {});
            Scope scope = new Scope(
                    view, Settings.NONE, new Defaults(List.of(), List.of()), RandomRuns.NOW, () -> ZoneOffset.UTC);
            for (int i = 0; i < 20 * Integer.getInteger("hps.rounds", 50); i++) {
                String text = query(3);
                FixedBitSet ours = scope.matching(scope.lucene(QueryParser.parse(text), text));
                FixedBitSet theirs = scope.matching(lucene.parse(text, FieldNames.ALL_WORDS));
                assertEquals(theirs, ours, () -> "seed " + SEED + ": " + text);
                found += ours.cardinality();
            }
        }
        assertTrue(found > 3000, "runs were found: " + found);
    }

    /// With all brackets, for without them Lucene's AND and OR have no order; it takes nothing away from nothing, so
    /// NOT stands beside a positive part.
    private String query(int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(12);
        if (kind < 3) {
            return "(" + query(depth - 1) + " AND " + query(depth - 1) + ")";
        }
        if (kind < 6) {
            return "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
        }
        if (kind == 6) {
            return "(" + query(depth - 1) + " " + query(depth - 1) + ")";
        }
        if (kind == 7) {
            return "(" + query(depth - 1) + " AND NOT " + query(depth - 1) + ")";
        }
        return switch (random.nextInt(8)) {
            case 0 -> pick(PATTERNS);
            case 1 -> pick(PHRASES);
            case 2 -> pick(WORDS) + "~" + (1 + random.nextInt(2));
            case 3 -> pick(PHRASES) + "~" + random.nextInt(4);
            case 4 -> "/" + pick(List.of("re.*", "[ms].*", "v?gg", "\\d+")) + "/";
            case 5 ->
                List.of("fn:ordered(out memory)", "fn:or(vgg sgd)", "fn:atLeast(2 my run good)")
                        .get(random.nextInt(3));
            default -> pick(WORDS);
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
