package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.hpsearch.run.Place;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static Arguments read(String line, List<String> names, String tool) {
        Arguments arguments = new Arguments(Words.split(line), names, "in.txt"::equals, tool);
        arguments.read(0);
        return arguments;
    }

    private static String printed(Arguments arguments) {
        StringBuilder text = new StringBuilder();
        arguments.params.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value.print()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --verbose lr=0.1 n=3                      | lr=0.1 n=3 verbose=true
        --set optim.lr=0.1 +a.b=3                 | a.b=3 optim.lr=0.1 set=true
        --out runs/lr=0.1                         | out=runs/lr=0.1
        --url http://h/x?a=1                      | url=http://h/x?a=1
        --expr y=2*x                              | expr=true y=2*x
        --lr=a=b                                  | lr=a=b
        --x 1 -- lr=0.1                           | lr=0.1 x=1
        sample num_samples=100 data file=x        | data.file=x sample.num_samples=100
        sample adapt delta=0.9 data file=x output file=y refresh=1 | data.file=x output.file=y output.refresh=1 sample.adapt.delta=0.9
        train lr=0.1 seed=2                       | arg1=train lr=0.1 seed=2
        optimize data file=x output file=y        | optimize.data.file=x output.file=y
        train eval                                | arg1=train arg2=eval
        -n5 -x file                               | n=5 x=file
        -x0 0.5 -n5 data.txt                      | arg1=data.txt n=5 x0=0.5
        -D KEY=V                                  | D=true KEY=V
        """)
    void wordsInGroupsAndOverrides(String line, String expected) {
        assertEquals(expected, printed(read(line, List.of(), "")));
    }

    @Test
    void aTwiceWrittenOptionIsAList() {
        Arguments arguments = read("--l 1 --x a --l 2", List.of(), "");
        assertEquals("l=[1, 2] x=a", printed(arguments));
        assertEquals(new Place(Place.Kind.OPTION, List.of(1, 5), "--l", null), arguments.places.get("l"));
    }

    @Test
    void positionalsHaveTheNamesThatTheyAreGiven() {
        assertEquals("L=8 T=1.5 arg3=x", printed(read("8 1.5 x", List.of("L", "T"), "")));
    }

    @Test
    void aFileIsNoFurtherElementOfAList() {
        assertEquals("arg1=in.txt names=[a, b]", printed(read("--names a b in.txt", List.of(), "")));
    }

    @Test
    void pairsOfToolsThatTakeThem() {
        assertEquals("arg1=x v=[T, abc]", printed(read("-v T abc -- x", List.of(), "prog")));
        assertEquals("T=abc arg1=x", printed(read("-v T abc -- x", List.of(), "lmp")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [64,32]      | [64, 32]  | 64 32
        ['a', "b"]   | [a, b]    | a b
        []           | []        | ``
        [a           | [a        | `[a`
        [[1]]        | [[1]]     | `[[1]]`
        1e-3         | 1e-3      | 1e-3
        two words    | two words | `two words`
        """)
    void typedValuesAndTheirElements(String typed, String value, String elements) {
        assertEquals(value, Arguments.typed(typed).print());
        assertEquals(elements, String.join(" ", Arguments.elements(typed)));
    }

    @ParameterizedTest
    @CsvSource({"--weight-decay,weight_decay", "-n,n", "--a.b,a.b", "x,x"})
    void namesOfOptions(String option, String expected) {
        assertEquals(expected, Arguments.key(option));
    }

    @Test
    void nothingIsReadFromNothing() {
        assertEquals(new TreeMap<>(), read("", List.of(), "").params);
    }
}
