package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

/// What is typed of a parameter that a search varies.
class SearchParameterTest {
    private static String of(String word) {
        try {
            SearchParameter parameter = SearchParameter.parse(word);
            return parameter.key() + " " + parameter.domain() + " " + parameter.values()
                    + (parameter.when() == null ? "" : " if " + parameter.when());
        } catch (UsageException wrong) {
            return "refused";
        }
    }

    @Test
    void numbersWholeOnesAndLists() {
        assertEquals("lr Real[low=1.0E-5, high=1.0, logarithmic=true] []", of("lr=loguniform(1e-5,1)"));
        assertEquals("x Real[low=0.0, high=1.0, logarithmic=false] []", of("x=uniform(0,1)"));
        assertEquals("n Whole[low=1.0, high=4.0, logarithmic=false] []", of("n=1..4"));
        assertEquals("h Whole[low=16.0, high=1024.0, logarithmic=true] []", of("h=logint(16,1024)"));
        assertEquals("h Whole[low=0.0, high=2.0, logarithmic=false] [16, 32, 64]", of("h=16,32,64"));
        assertEquals("h Choice[count=3] [16, 32, 64]", of("h=choice(16,32,64)"));
        assertEquals("h Choice[count=3] [64, 32, 16]", of("h=64,32,16"));
        assertEquals("h Choice[count=2] [1, 2]", of("h=1,2"));
        assertEquals("m Choice[count=2] [a, b]", of("m=a,b,a"));
        assertEquals("refused", of("lr=loguniform(0,1)"));
        assertEquals("refused", of("lr=uniform(2,1)"));
    }

    @Test
    void onlyWhereAnotherOneHasAValue() {
        assertEquals(
                "momentum Real[low=0.0, high=1.0, logarithmic=false] [] if Requirement[key=opt, allowed=[sgd, nag]]",
                of("momentum=uniform(0,1) if opt:sgd,nag"));
    }

    @Test
    void valuesAsTextsAndBack() {
        SearchParameter list = SearchParameter.parse("h=16,3e1,auto");
        assertEquals("3e1", list.text(1));
        assertEquals(1, list.number(Numbers.typed("30")));
        assertEquals(2, list.number(Numbers.typed("auto")));
        assertEquals(Double.NaN, list.number(Numbers.typed("17")));
        SearchParameter whole = SearchParameter.parse("n=1..4");
        assertEquals("3", whole.text(3));
        assertEquals(3, whole.number(Numbers.typed("3.0")));
        assertEquals(Double.NaN, whole.number(Numbers.typed("three")));
        SearchParameter real = SearchParameter.parse("x=uniform(0,1)");
        assertEquals(Numbers.parse(real.text(0.123456789123)), (Double) real.rounded(0.123456789123));
        assertEquals(1.0, real.rounded(1.0));
    }

    private static String ordered(String... words) {
        try {
            return SearchParameter.ordered(
                            Stream.of(words).map(SearchParameter::parse).toList())
                    .stream()
                    .map(SearchParameter::key)
                    .toList()
                    .toString();
        } catch (UsageException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    @Test
    void whatOthersDependOnComesFirst() {
        assertEquals("[b, a, c]", ordered("a=1,2 if b:1", "b=1,2", "c=1,2"));
        assertEquals("'a' is given twice", ordered("a=1,2", "a=3,4"));
        assertEquals("'a' depends on itself", ordered("a=1,2 if b:1", "b=1,2 if a:1"));
        assertEquals("'a' depends on 'z', which the search does not vary", ordered("a=1,2 if z:1"));
    }

    private static String requirement(String other, String allowed) {
        try {
            return new SearchParameter.Requirement("n", List.of(allowed.split(",")))
                    .among(List.of("n"), List.of(SearchParameter.parse(other)))
                    .any()
                    .toString();
        } catch (UsageException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    @Test
    void aValueThatTheOtherOneNeverHasIsRefused() {
        assertEquals("[Interval[from=2.0, to=2.0], Interval[from=3.0, to=4.0]]", requirement("n=1..4", "2,3..4"));
        assertEquals("[Interval[from=1.0, to=1.0]]", requirement("n=a,b", "b"));
        assertEquals("'if n:c': n cannot have this value", requirement("n=a,b", "c"));
        assertEquals("'if n:4..3': n cannot have this value", requirement("n=1..4", "4..3"));
        assertEquals("'if n:9': n cannot have this value", requirement("n=1..4", "9"));
        assertEquals("'if n:2.5': n cannot have this value", requirement("n=1..4", "2.5"));
        assertEquals("[Interval[from=3.0, to=9.0]]", requirement("n=1..4", "3..9"));
    }
}
