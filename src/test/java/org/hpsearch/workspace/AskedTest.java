package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {
    private static final Asked PLAIN = new Asked("query", "lr>0", List.of(), List.of(), -1, List.of());

    private static List<String> list(String words) {
        return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
        ''    | lr loss | lr loss
        ''    | +lr     | +lr
        ''    | -lr     | -lr
        ''    | ''      | ''
        lr    | loss    | loss
        lr    | ''      | ''
        lr    | +loss   | lr loss
        lr bs | -lr     | bs
        lr bs | -none   | lr bs
        lr bs | -lr +x  | bs x
        lr    | +a b    | +a b
        +lr   | +loss   | +lr +loss
        +lr   | -lr     | +lr -lr
        """)
    void columnsAreChosenOrChanged(String before, String names, String after) {
        Asked asked = new Asked("query", "", List.of(), list(before), -1, List.of());
        assertEquals(list(after), asked.showing(list(names)).columns());
    }

    @Test
    void theWordsRepeatTheQuestion() {
        assertEquals(List.of("query", "--", "lr>0"), PLAIN.words());
        assertEquals(
                List.of("ls", "--tips", "--sort=lr,-bs", "--columns=lr,+x", "--limit=0", "--", "a b"),
                new Asked("ls", "a b", List.of("lr", "-bs"), List.of("lr", "+x"), 0, List.of("--tips")).words());
    }

    @Test
    void otherRunsGetTheUsualNumberOfRows() {
        Asked fifty = PLAIN.limited(50).sorted(List.of("lr"));
        assertEquals(50, fifty.limit());
        assertEquals(new Asked("query", "bs>1", List.of("lr"), List.of(), -1, List.of()), fifty.about("bs>1"));
        assertEquals(50, fifty.sorted(List.of()).limit());
    }
}
