package org.hpsearch.capture.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A line while its shape is being understood: its tokens, which of them are spoken for, and what was found.
final class Sentence {
    /// What a token has been taken as.
    enum Use {
        FREE,
        /// Log decoration, a bar, an echoed parameter.
        PASSED,
        MARK,
        VALUE
    }

    final Tokens tokens;
    final List<Plan.Mark> marks = new ArrayList<>();
    final List<Plan.Value> values = new ArrayList<>();
    final List<Plan.Setting> settings = new ArrayList<>();
    private final Use[] uses;
    /// First token of the record, behind the log's decoration.
    int start;
    int rank = -1;
    int lone = -1;
    /// The part of the data that the record is about: `Train`; empty where it does not say.
    String section = "";
    /// Whether only what is surely a measure counts: the line of a search that echoes its parameters.
    boolean strict;
    /// Whether it is a warning's line.
    boolean warns;
    boolean bar;

    Sentence(Tokens tokens) {
        this.tokens = tokens;
        this.uses = new Use[tokens.count()];
        Arrays.fill(uses, Use.FREE);
    }

    int count() {
        return uses.length;
    }

    Use use(int token) {
        return token < 0 || token >= uses.length ? Use.FREE : uses[token];
    }

    void use(int from, int to, Use use) {
        Arrays.fill(uses, from, Math.min(to, uses.length), use);
    }

    boolean isFree(int token) {
        return token >= 0 && token < uses.length && uses[token] == Use.FREE;
    }

    boolean isWord(int token) {
        return tokens.kind(token) == Tokens.WORD;
    }

    /// The word at a token; empty where no word stands there.
    String word(int token) {
        return isWord(token) ? tokens.text(token) : "";
    }

    /// The index behind the bracket that closes the one at a token; the line's end where none does.
    int close(int open) {
        char opening = tokens.sign(open);
        char closing = opening == '(' ? ')' : opening == '[' ? ']' : '}';
        int depth = 0;
        for (int i = open; i < count(); i++) {
            if (tokens.isSign(i, opening)) {
                depth++;
            } else if (tokens.isSign(i, closing) && --depth == 0) {
                return i + 1;
            }
        }
        return count();
    }

    /// The index behind these signs, from a token on.
    int skip(int from, String signs) {
        int at = from;
        while (tokens.isAnySign(at, signs)) {
            at++;
        }
        return at;
    }

    Plan plan(String recogniser, boolean row) {
        boolean aside = !section.isEmpty() && !Vocabulary.isTraining(List.of(section.split("[ _/]")));
        return new Plan(tokens.shape(), recogniser, records(), List.copyOf(settings), row, bar, aside, lone, rank);
    }

    /// A further position on the same axis opens a record of its own where the names of the values behind it have stood
    /// before; else it only refers to another record.
    private List<Plan.Record> records() {
        List<Plan.Record> records = new ArrayList<>();
        List<Plan.Mark> own = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < marks.size(); i++) {
            Plan.Mark mark = marks.get(i);
            boolean again = own.stream().anyMatch(one -> one.axis() == mark.axis());
            if (!again) {
                own.add(mark);
            } else if (repeats(from, mark.token())) {
                int first = from;
                records.add(new Plan.Record(List.copyOf(own), between(first, mark.token())));
                from = mark.token();
                own.clear();
                own.add(mark);
            }
        }
        List<Plan.Value> rest = between(from, Integer.MAX_VALUE);
        if (!own.isEmpty() || !rest.isEmpty()) {
            records.add(new Plan.Record(List.copyOf(own), rest));
        }
        return List.copyOf(records);
    }

    private List<Plan.Value> between(int from, int to) {
        return values.stream()
                .filter(value -> value.token() >= from && value.token() < to)
                .toList();
    }

    private boolean repeats(int from, int mark) {
        List<String> before = between(from, mark).stream().map(Plan.Value::name).toList();
        return values.stream().anyMatch(value -> value.token() > mark && before.contains(value.name()));
    }
}
