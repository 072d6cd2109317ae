package org.hpsearch.query.same;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.FieldNames;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// The values that runs have under one name in one part of the index, document by document in rising order, as far as
/// the columns tell them: a list, a number beyond 2^53 and a text of a thousand letters only the record tells.
final class ValueColumn {
    /// What the columns do not tell.
    static final Value UNTOLD = new Value.Text("?");

    private static final double EXACT = 0x1p53;
    private static final int LONG = 1000;

    private final SortedNumericDocValues numbers;
    private final SortedSetDocValues keywords;
    private final SortedSetDocValues lists;
    private final Map<Long, Value> texts = new HashMap<>();
    private double last = Double.NaN;
    private Value lastNumber = UNTOLD;

    ValueColumn(LeafReader reader, String name) throws IOException {
        numbers = DocValues.getSortedNumeric(reader, FieldNames.paramNumber(name));
        keywords = DocValues.getSortedSet(reader, FieldNames.paramKeyword(name));
        lists = DocValues.getSortedSet(reader, FieldNames.paramList(name));
    }

    /// The value of a document: the same object for the same value in a row.
    ///
    /// @return [#UNTOLD] itself where the columns do not tell it
    Value at(int doc) throws IOException {
        boolean number = numbers.advanceExact(doc);
        boolean keyword = keywords.advanceExact(doc);
        if (lists.advanceExact(doc)
                || number == keyword && !number
                || number && numbers.docValueCount() != 1
                || keyword && keywords.docValueCount() != 1) {
            return UNTOLD;
        }
        if (!keyword) {
            return number(NumericUtils.sortableLongToDouble(numbers.nextValue()));
        }
        long ord = keywords.nextOrd();
        Value known = texts.get(number ? -1 - ord : ord);
        if (known == null) {
            Value text = text(keywords.lookupOrd(ord).utf8ToString());
            known = number ? truth(text) : text;
            texts.put(number ? -1 - ord : ord, known);
        }
        return known;
    }

    private Value number(double number) {
        if (!(Math.abs(number) < EXACT)) {
            return UNTOLD;
        }
        if (number != last) {
            last = number;
            lastNumber = new Value.Num(Numbers.print(number));
        }
        return lastNumber;
    }

    /// A text, or what is the same as one: an object, nothing.
    private static Value text(String column) {
        String text = FieldNames.ofColumn(column);
        return text.length() < LONG && FieldNames.column(text).equals(column) ? Value.of(text) : UNTOLD;
    }

    /// Of what stands among the numbers and the texts both.
    private static Value truth(Value text) {
        return switch (text.print()) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            default -> UNTOLD;
        };
    }
}
