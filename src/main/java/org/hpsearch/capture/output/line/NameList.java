package org.hpsearch.capture.output.line;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// A list of names before as many numbers: `loss1,loss2 5.96 5.51`, `val precision, recall: 0.8, 0.7`.
final class NameList {
    /// A name with the token of its number.
    record Item(String name, int token) {}

    private NameList() {}

    /// The names of the numbers that begin at a token; empty where no such list stands before it.
    static List<Item> of(Sentence line, int number) {
        List<String> names = names(line, number);
        LineTokens tokens = line.tokens();
        List<Item> items = new ArrayList<>();
        int at = number;
        for (String name : names) {
            if (!tokens.isNumber(at) || !line.isFree(at)) {
                return List.of();
            }
            items.add(new Item(name, at));
            at = tokens.isSign(at + 1, ',') ? at + 2 : at + 1;
        }
        boolean whole = items.size() > 1 && !tokens.isNumber(at);
        return whole ? items.stream().filter(item -> isValue(line, item.name)).toList() : List.of();
    }

    private static boolean isValue(Sentence line, String name) {
        boolean plain = line.prefix().tone() == Prefix.Tone.PLAIN;
        return !Vocabulary.isNever(name) && StepAxis.of(name) == null && (plain || Vocabulary.isResult(name));
    }

    /// The names behind a word, of a part of the data; none behind another word.
    private static List<String> ofPart(String word, List<String> names) {
        return Vocabulary.isSplit(word)
                ? names.stream().map(name -> word + "_" + name).toList()
                : List.of();
    }

    private static List<String> names(Sentence line, int number) {
        LineTokens tokens = line.tokens();
        int at = tokens.isAnySign(number - 1, ":=") ? number - 2 : number - 1;
        List<String> names = new ArrayList<>();
        while (line.isFreeWord(at)) {
            names.addFirst(tokens.text(at));
            if (!tokens.isSign(at - 1, ',')) {
                return tokens.kind(at - 1) == LineTokens.WORD ? ofPart(tokens.text(at - 1), names) : names;
            }
            at -= 2;
        }
        return names;
    }
}
