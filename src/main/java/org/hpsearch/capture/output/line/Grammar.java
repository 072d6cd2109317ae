package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.capture.output.line.LineRecipe.Position;
import org.hpsearch.capture.output.line.LineRecipe.Reading;
import org.hpsearch.capture.output.line.LineRecipe.Ruling;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// Understands the shapes of lines, each only once: the recipe is kept for the next line of the shape.
public final class Grammar {
    private static final int MOST_RECIPES = 1024;
    private static final int LONGEST_SHAPE = 8192;

    private final Map<Integer, LineRecipe> recipes = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, LineRecipe> eldest) {
            return size() > MOST_RECIPES;
        }
    };
    private LineRecipe last = LineRecipe.none();

    /// How the line is to be read.
    public LineRecipe of(LineTokens tokens) {
        Shape shape = tokens.shape();
        if (shape.is(last.shape())) {
            return last;
        }
        Integer hash = shape.hash();
        LineRecipe known = recipes.get(hash);
        if (known == null || !shape.is(known.shape())) {
            known = read(tokens);
            if (known.shape().length <= LONGEST_SHAPE) {
                recipes.put(hash, known);
            }
        }
        last = known;
        return known;
    }

    static LineRecipe read(LineTokens tokens) {
        Sentence line = Positions.found(Sentence.behind(Prefix.of(tokens), tokens));
        boolean bar = isBar(line);
        // an epoch that is printed as a fraction counts its batches itself
        boolean fraction = line.positions().stream()
                .anyMatch(one -> one.axis() == StepAxis.EPOCH && tokens.kind(one.token()) == LineTokens.REAL);
        List<Position> positions = line.positions().stream()
                .filter(one -> !fraction || one.axis() != StepAxis.BATCH)
                .toList();
        Sentence placed = new Sentence(tokens, line.prefix(), line.claims(), positions, line.section());
        ValueFinder.Findings findings = ValueFinder.of(placed);
        String section = findings.line().section();
        boolean aside = !section.isEmpty() && !Vocabulary.isTraining(List.of(section.split("[ _/]")));
        boolean search = line.prefix().tone() == Prefix.Tone.SEARCH;
        return new LineRecipe(
                tokens.shape().copy(),
                records(positions, findings.values()),
                line.prefix().tone() == Prefix.Tone.WARNING ? List.of() : List.copyOf(findings.settings()),
                rulings(findings),
                new LineRecipe.Traits(
                        Cells.mayBeRow(tokens),
                        bar,
                        aside,
                        search,
                        !findings.values().isEmpty()),
                findings.lone(),
                line.prefix().rank(),
                GluedLines.second(tokens));
    }

    /// A progress bar, or the counter of one that opens the line.
    private static boolean isBar(Sentence line) {
        boolean opens =
                line.positions().stream().anyMatch(one -> one.axis() == StepAxis.BATCH && one.token() == line.start());
        if (opens) {
            return true;
        }
        LineTokens tokens = line.tokens();
        for (int i = 0; i < tokens.count(); i++) {
            boolean drawn = tokens.kind(i) == LineTokens.BAR || tokens.isSign(i, '|') && tokens.isAnySign(i - 1, "|#");
            boolean framed = tokens.isAnySign(i - 1, "[|") || tokens.kind(i - 1) == LineTokens.BAR;
            if (drawn && framed || Cells.isProgress(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    /// A further position on the same axis opens a record of its own where the names of the values behind it have stood
    /// before; else it only refers to another record.
    private static List<LineRecipe.Record> records(List<Position> positions, List<Reading> values) {
        List<LineRecipe.Record> records = new ArrayList<>();
        List<Position> own = new ArrayList<>();
        int from = 0;
        for (Position position : positions) {
            boolean again = own.stream().anyMatch(one -> one.axis() == position.axis());
            if (!again) {
                own.add(position);
            } else if (repeats(values, from, position.token())) {
                records.add(new LineRecipe.Record(List.copyOf(own), between(values, from, position.token())));
                from = position.token();
                own.clear();
                own.add(position);
            }
        }
        List<Reading> rest = between(values, from, Integer.MAX_VALUE);
        if (!own.isEmpty() || !rest.isEmpty()) {
            records.add(new LineRecipe.Record(List.copyOf(own), rest));
        }
        return List.copyOf(records);
    }

    private static List<Reading> between(List<Reading> values, int from, int to) {
        return values.stream()
                .filter(value -> value.token() >= from && value.token() < to)
                .toList();
    }

    private static boolean repeats(List<Reading> values, int from, int position) {
        List<String> before =
                between(values, from, position).stream().map(Reading::name).toList();
        return values.stream().anyMatch(value -> value.token() > position && before.contains(value.name()));
    }

    /// What became of each number, in the line's order.
    private static List<Ruling> rulings(ValueFinder.Findings findings) {
        Sentence line = findings.line();
        Ruling[] rulings = new Ruling[line.count()];
        findings.left().forEach(ruling -> rulings[ruling.token()] = ruling);
        findings.values().forEach(value -> {
            rulings[value.token()] = new Ruling(value.token(), value.rule(), value.name());
            if (value.whole() >= 0) {
                rulings[value.whole()] = new Ruling(value.whole(), Rule.PART_OF_WHOLE, value.name());
            }
        });
        for (Position position : line.positions()) {
            rulings[position.token()] = new Ruling(position.token(), Rule.POSITION, position.name());
            if (position.total() >= 0) {
                rulings[position.total()] = new Ruling(position.total(), Rule.TOTAL, position.name());
            }
        }
        for (LineRecipe.Setting setting : findings.settings()) {
            for (int at = setting.from(); at < setting.to(); at++) {
                rulings[at] = new Ruling(at, Rule.ECHO, setting.name());
            }
        }
        for (int at = 0; at < rulings.length; at++) {
            boolean number = line.tokens().isNumber(at);
            Rule rest = at < line.start() ? Rule.PREFIX : Rule.NAMELESS;
            rulings[at] = !number ? null : rulings[at] == null ? new Ruling(at, rest, "") : rulings[at];
        }
        return Stream.of(rulings).filter(java.util.Objects::nonNull).toList();
    }
}
