package org.hpsearch.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads a query by recursive descent. NOT binds before AND, AND before OR; two clauses side by side are AND.
///
/// | form | meaning |
/// |---|---|
/// | `model:resnet` `lr:[1e-3 TO 0.1]` `lr:{0 TO 1]` | a value, a range |
/// | `lr<0.1` `acc>=0.9` `lr=0.1` `model!=vgg` | comparisons |
/// | `model:res*` `model:resnt~` `model:"a b"` `f:*` | pattern, likeness, phrase, any value |
/// | `model:(a OR b)` | several tests of one field |
/// | `word` | a word of name, tags, note, command or texts |
/// | `log:/oom.*/` | Lucene's own syntax, for texts: [TextSyntax] |
public final class QueryParser {
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    private QueryParser(String text) {
        this.text = text;
    }

    /// Reads a query; an empty one is everything.
    ///
    /// @throws QueryException with the place, where it cannot be read
    public static Query parse(String text) {
        QueryParser parser = new QueryParser(text);
        parser.blanks();
        if (parser.done()) {
            return new Query.All();
        }
        Query query = parser.or("");
        if (!parser.done()) {
            throw parser.error("unexpected '" + parser.text.charAt(parser.at) + "'");
        }
        return query;
    }

    private Query or(String field) {
        if (++depth > DEEPEST) {
            throw error("nested too deep");
        }
        List<Query> parts = new ArrayList<>(List.of(and(field)));
        while (operator("or", "||")) {
            parts.add(and(field));
        }
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query and(String field) {
        List<Query> parts = new ArrayList<>(List.of(not(field)));
        while (true) {
            boolean said = operator("and", "&&");
            if (!said && (done() || text.charAt(at) == ')' || isNext("or", "||"))) {
                return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
            }
            parts.add(not(field));
        }
    }

    private Query not(String field) {
        boolean negated = false;
        while (true) {
            if (operator("not", "!") || minus()) {
                negated = !negated;
            } else if (!done() && text.charAt(at) == '+') {
                at++;
            } else {
                break;
            }
        }
        Query inner = primary(field);
        return negated ? new Query.Not(inner) : inner;
    }

    /// A `-` before a clause; one before a number is the number's sign.
    private boolean minus() {
        if (done() || text.charAt(at) != '-') {
            return false;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean maybe = Character.isLetterOrDigit(next) || next == '.';
        if (maybe && org.hpsearch.value.Numbers.parse(text.substring(at, valueEnd(at))) != null) {
            return false;
        }
        at++;
        return true;
    }

    private Query primary(String field) {
        blanks();
        if (done()) {
            throw error("the query ends where a clause was expected");
        }
        int start = at;
        char c = text.charAt(at);
        int words = TextSyntax.end(text, at);
        if (words >= 0) {
            at = words;
            blanks();
            return new Query.TextPart(field, text.substring(start, words), start);
        }
        if (c == '(') {
            at++;
            blanks();
            Query inner = or(field);
            if (done() || text.charAt(at) != ')') {
                throw new QueryException("this bracket is never closed", text, start);
            }
            at++;
            blanks();
            return inner;
        }
        if (")]}".indexOf(c) >= 0) {
            throw error("unexpected '" + c + "'");
        }
        return clause(field);
    }

    private Query clause(String field) {
        int start = at;
        boolean quoted = text.charAt(at) == '"';
        if (field.isEmpty() && "[{".indexOf(text.charAt(at)) < 0) {
            String name = quoted ? quoted() : Quoting.unescaped(text, at, nameEnd(at));
            int afterName = at = quoted ? at : nameEnd(at);
            blanks();
            String operator = comparison();
            if (!operator.isEmpty() && !name.isEmpty()) {
                return compare(name, operator, start);
            }
            at = afterName;
            if (!done() && text.charAt(at) == ':' && !name.isEmpty()) {
                at++;
                blanks();
                return fieldValue(name, start);
            }
            at = start;
        }
        return new Query.Clause(field, test(), start);
    }

    private Query fieldValue(String name, int start) {
        if (done()) {
            throw error("a value is missing after '" + name + ":'");
        }
        String operator = comparison();
        if (!operator.isEmpty()) {
            return compare(name, operator, start);
        }
        if (text.charAt(at) == '(' || TextSyntax.end(text, at) >= 0) {
            return primary(name);
        }
        return new Query.Clause(name, test(), start);
    }

    private Query compare(String name, String operator, int start) {
        blanks();
        if (done()) {
            throw error("a value is missing after '" + operator + "'");
        }
        String value = text.charAt(at) == '"' ? quoted() : compared(operator);
        blanks();
        return new Query.Clause(name, Comparison.test(operator, value), start);
    }

    private String compared(String operator) {
        int slip = Comparison.slip(text, at, valueEnd(at), operator);
        if (slip >= 0) {
            at = slip;
            throw error(Comparison.words(text.charAt(slip)));
        }
        return plainValue();
    }

    private String comparison() {
        for (String operator : Comparison.OPERATORS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private Query.Test test() {
        char c = text.charAt(at);
        if (c == '"') {
            String phrase = quoted();
            blanks();
            return new Query.Is(phrase, false);
        }
        if (c == '[' || c == '{') {
            return range();
        }
        int start = at;
        int end = valueEnd(at);
        String raw = text.substring(start, end);
        if (raw.isEmpty()) {
            throw error("a value is missing");
        }
        at = end;
        blanks();
        return test(raw, start, end);
    }

    private Query.Test test(String raw, int start, int end) {
        if (raw.equals("*")) {
            return new Query.Any();
        }
        int tilde = raw.lastIndexOf('~');
        if (tilde > 0 && raw.charAt(tilde - 1) != '\\') {
            String edits = raw.substring(tilde + 1);
            if (edits.isEmpty() || edits.equals("1") || edits.equals("2")) {
                return new Query.Near(
                        Quoting.unescaped(text, start, start + tilde), edits.isEmpty() ? 2 : Integer.parseInt(edits));
            }
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == '*' || raw.charAt(i) == '?') {
                return new Query.Like(raw);
            }
        }
        return new Query.Is(Quoting.unescaped(text, start, end), false);
    }

    private Query.Test range() {
        int start = at;
        boolean withLow = text.charAt(at) == '[';
        at++;
        blanks();
        String low = bound(start);
        if (!isNext("to", "to")) {
            throw error("TO is expected here, as in [0.1 TO 1]");
        }
        at += 2;
        blanks();
        String high = bound(start);
        if (done() || text.charAt(at) != ']' && text.charAt(at) != '}') {
            throw new QueryException("this range is never closed", text, start);
        }
        boolean withHigh = text.charAt(at) == ']';
        at++;
        blanks();
        return new Query.Between(low, withLow, high, withHigh);
    }

    private String bound(int start) {
        if (done()) {
            throw new QueryException("this range is never closed", text, start);
        }
        String bound = text.charAt(at) == '"' ? quoted() : plainValue();
        blanks();
        return bound;
    }

    private String plainValue() {
        int end = valueEnd(at);
        if (end == at) {
            throw error("a value is missing");
        }
        String value = Quoting.unescaped(text, at, end);
        at = end;
        return value;
    }

    private String quoted() {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; !done() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (done()) {
            throw new QueryException("this quote is never closed", text, start);
        }
        at++;
        return value.toString();
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && Quoting.ENDS.indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            boolean notEqual = c == '!' && end + 1 < text.length() && text.charAt(end + 1) == '=';
            if (c == ':' || c == '<' || c == '>' || c == '=' || notEqual) {
                return end;
            }
            end += c == '\\' && end + 1 < text.length() ? 2 : 1;
        }
        return end;
    }

    private int valueEnd(int from) {
        int end = from;
        while (end < text.length() && Quoting.ENDS.indexOf(text.charAt(end)) < 0) {
            end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private boolean operator(String word, String sign) {
        blanks();
        if (!isNext(word, sign)) {
            return false;
        }
        at += text.startsWith(sign, at) && !isWordNext(word) ? sign.length() : word.length();
        blanks();
        return true;
    }

    private boolean isNext(String word, String sign) {
        return isWordNext(word) || !sign.equals(word) && text.startsWith(sign, at);
    }

    private boolean isWordNext(String word) {
        int end = at + word.length();
        if (end > text.length()
                || !text.substring(at, end).toLowerCase(Locale.ROOT).equals(word)) {
            return false;
        }
        return end == text.length() || " \t\n()\"[{".indexOf(text.charAt(end)) >= 0;
    }

    private boolean done() {
        return at >= text.length();
    }

    private void blanks() {
        while (!done() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private QueryException error(String message) {
        return new QueryException(message, text, Math.min(at, text.length()));
    }
}
