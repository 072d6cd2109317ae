package org.hpsearch.capture.output;

import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.capture.output.line.LineRecipe;
import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.word.Vocabulary;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Words;

/// Settings that a program prints before its first result: `Namespace(lr=0.1)`, a dict, a block headed by `Config:`.
/// They are parameters, never metrics. Used by one thread.
final class Echoes {
    private static final int LONGEST_HEADING = 8;
    private static final int SETTINGS_OF_BOX = 2;
    /// A call within a call, a formula, an element of something.
    private static final Pattern CODE = Pattern.compile("\\w\\([^()]*\\w\\(|\\s~\\s|\\w\\$\\w");

    private final OutputFacts sink;
    private final OutputReader.Given given;
    private boolean headed;

    Echoes(OutputFacts sink, OutputReader.Given given) {
        this.sink = sink;
        this.given = given;
    }

    /// Notes a line without numbers: one that is a title of settings heads a block of them.
    void heading(LineTokens tokens) {
        if (tokens.count() > LONGEST_HEADING && !headed) {
            return;
        }
        int words = 0;
        boolean config = false;
        for (int i = 0; i < tokens.count(); i++) {
            words += tokens.kind(i) == LineTokens.WORD ? 1 : 0;
            config |= tokens.kind(i) == LineTokens.WORD && Vocabulary.isConfig(tokens.text(i));
        }
        boolean rule = !config && words <= 1 && (tokens.kind(0) == LineTokens.BAR || tokens.kind(1) == LineTokens.BAR);
        if (rule) {
            return; // `===== begin =====`
        }
        if (config && words <= 4 && !tellsProgress(tokens)) {
            headed = true;
        } else if (words == 0 && tokens.count() == 0) {
            headed = false;
        } else if (headed && words > 0) {
            textual(tokens);
        }
    }

    /// `Computing model parameters ...`: what the program does, no title.
    private static boolean tellsProgress(LineTokens tokens) {
        return tokens.kind(tokens.count() - 1) == LineTokens.BAR
                || tokens.word(0).endsWith("ing") && !tokens.isSign(tokens.count() - 1, ':');
    }

    /// `optimizer: adam` inside a block.
    private void textual(LineTokens tokens) {
        boolean pair = tokens.kind(0) == LineTokens.WORD && tokens.isAnySign(1, ":=") && tokens.count() > 2;
        if (pair) {
            String value = tokens.text(tokens.from(2), tokens.to(tokens.count() - 1));
            sink.setting(tokens.text(0), Numbers.typed(Words.unquoted(value)));
        } else if (!tokens.isSign(tokens.count() - 1, ':')) {
            headed = false;
        }
    }

    /// Takes the settings of a line; says whether the line holds nothing else.
    ///
    /// @param told whether a result has been told already
    boolean take(LineTokens tokens, LineRecipe recipe, boolean told) {
        if (!told) {
            for (LineRecipe.Setting setting : recipe.settings()) {
                String text = tokens.text(tokens.from(setting.from()), tokens.to(setting.to() - 1));
                if (text.indexOf('{') < 0 && !isCode(text)) {
                    sink.setting(setting.name(), Numbers.typed(Words.unquoted(text)));
                }
            }
        }
        if (recipe.records().isEmpty()) {
            return true;
        }
        if (told && isSettingsDict(tokens, recipe)) {
            return true;
        }
        if (told
                || recipe.records().size() > 1
                || !areSettings(tokens, recipe.records().getFirst())) {
            headed = false;
            return false;
        }
        for (LineRecipe.Reading value : recipe.records().getFirst().values()) {
            if (!Vocabulary.isCount(value.name())) {
                sink.setting(value.name(), Numbers.typed(Numbers.print(tokens.value(value.token()))));
            }
        }
        return true;
    }

    /// Takes a box that tells settings, `| Epochs | 500 |`; says whether it was one.
    ///
    /// @param told whether a result has been told already
    boolean take(List<Boxes.Fact> box, boolean told) {
        long settings =
                box.stream().filter(fact -> Vocabulary.isSetting(fact.name())).count();
        boolean echo = !told
                && settings >= SETTINGS_OF_BOX
                && settings * 2 >= box.size()
                && box.stream().noneMatch(fact -> Vocabulary.isResult(fact.name()));
        if (echo) {
            box.forEach(fact -> sink.setting(fact.name(), Numbers.typed(Numbers.print(fact.value()))));
        }
        return echo;
    }

    /// Whether a value is code rather than a value: a call, a formula, `min(max(4`, `data$y ~ x`.
    private static boolean isCode(String text) {
        return CODE.matcher(text).find() || text.chars().map(Echoes::depth).sum() != 0;
    }

    private static int depth(int c) {
        return "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
    }

    /// A dict with texts in it, without a result and without a position.
    private static boolean isSettingsDict(LineTokens tokens, LineRecipe recipe) {
        boolean texts = false;
        for (int i = 2; i < tokens.count() && !texts; i++) {
            texts = tokens.isAnySign(i - 2, ":") && tokens.isAnySign(i - 1, "'\"") && tokens.kind(i) == LineTokens.WORD;
        }
        LineRecipe.Record record = recipe.records().getFirst();
        return texts
                && tokens.isSign(0, '{')
                && record.positions().isEmpty()
                && record.values().stream().noneMatch(value -> Vocabulary.isResult(value.name()));
    }

    private boolean areSettings(LineTokens tokens, LineRecipe.Record record) {
        if (!record.positions().isEmpty() && !headed || record.values().isEmpty()) {
            return false;
        }
        boolean dict = tokens.isSign(0, '{') && record.values().size() > 1;
        for (LineRecipe.Reading value : record.values()) {
            boolean setting = headed
                    || dict
                    || Vocabulary.isSetting(value.name())
                    || given.holds(value.name(), tokens.text(value.token()));
            if (!setting || Vocabulary.isResult(value.name())) {
                return false;
            }
        }
        return true;
    }
}
