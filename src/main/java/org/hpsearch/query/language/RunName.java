package org.hpsearch.query.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What may be the name of a run: a text that selectors and queries read as nothing else.
public final class RunName {
    private RunName() {}

    /// Why a text cannot be the name of a run, as the end of a sentence that begins with the text.
    ///
    /// @return empty where it can
    public static String refusal(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "has a line break or another control character";
        }
        if (name.startsWith("@")) {
            return "begins with @, as @last, @best and saved queries do";
        }
        if (name.indexOf(',') >= 0) {
            return "has a comma, and commas separate runs";
        }
        if (name.matches("\\d{1,6}(-\\d{1,6})?")) {
            return "is a number, and numbers are rows in the hps> shell";
        }
        if (name.matches("\\d{8}-\\d{6}-[a-z][a-z2-7]{4}")) {
            return "has the form of a run's id";
        }
        return isWords(name) ? "" : "reads as a query: " + QUERY_SIGNS;
    }

    private static final String QUERY_SIGNS =
            "no AND, OR, NOT, quotes, brackets, patterns, leading signs or any of : < > = ! ~ \\";

    /// Whether a text is a query that says more than which words a run has: it tests a field, has an operator, a
    /// pattern or a quote.
    public static boolean isQuery(String text) {
        return !isWords(text.replaceAll("[()\\[\\]{}]", " ")) && isReadable(text);
    }

    /// Whether a query of this text asks for its words as they are typed, and for nothing else.
    private static boolean isWords(String text) {
        List<String> typed = Stream.of(text.strip().split("\\s+")).toList();
        if (typed.stream().anyMatch(word -> Quoting.isOperator(word) && !word.equalsIgnoreCase("to"))) {
            return false;
        }
        try {
            return typed.equals(read(QueryParser.parse(text)).toList());
        } catch (QueryException unreadable) {
            return false;
        }
    }

    private static Stream<String> read(Query query) {
        return switch (query) {
            case Query.And and -> and.parts().stream().flatMap(RunName::read);
            case Query.Clause clause
            when clause.field().isEmpty() && clause.test() instanceof Query.Is is && !is.exact() ->
                Stream.of(is.value());
            case Query.All all -> Stream.of("");
            case Query.Or or -> Stream.of(or.print(), "");
            case Query.Not not -> Stream.of(not.print(), "");
            case Query.Clause clause -> Stream.of(clause.print(), "");
            case Query.TextPart part -> Stream.of(part.print(), "");
        };
    }

    private static boolean isReadable(String text) {
        try {
            QueryParser.parse(text);
            return true;
        } catch (QueryException unreadable) {
            return false;
        }
    }

    /// The texts of a selector that commas separate. Quotes keep a comma as part of a text.
    public static List<String> parts(String text) {
        return Arrays.stream(text.strip().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(String::strip)
                .toList();
    }
}
