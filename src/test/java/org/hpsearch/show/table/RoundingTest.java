package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Texts;
import org.hpsearch.value.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    private static Cell number(double value) {
        return new Cell(Texts.number(value), Numbers.print(value), Cell.Kind.STRONG);
    }

    @ParameterizedTest
    @CsvSource({
        "0.123456 0.987654, 0.1235 0.9877",
        "0.98761 0.98764, 0.98761 0.98764",
        "0.98761 0.98761, 0.9876 0.9876",
        "1e-7 1.00000001e-7, 1e-7 1.00000001e-7",
        "0.3 0.30000000000000004, 0.3 0.30000000000000004",
        "0.98761 0.98764 NaN, 0.98761 0.98764 NaN",
        "5 5, 5 5"
    })
    void distinctNumbersStayDistinct(String numbers, String texts) {
        List<Cell> column = Stream.of(numbers.split(" "))
                .map(text -> number(Double.parseDouble(text)))
                .toList();
        List<Cell> rounded = Rounding.distinct(column);
        assertEquals(List.of(texts.split(" ")), rounded.stream().map(Cell::text).toList());
        assertEquals(
                column.stream().map(Cell::full).toList(),
                rounded.stream().map(Cell::full).toList());
        assertEquals(Cell.Kind.STRONG, rounded.getFirst().kind());
    }

    @Test
    void whatIsNoRoundedNumberStaysAsItIs() {
        List<Cell> column = List.of(
                Cell.of("adam"),
                Cell.of(""),
                Cell.of("0.10"),
                new Cell("2 min", "120.5", Cell.Kind.PLAIN),
                number(0.98761),
                number(0.98764));
        assertEquals(
                List.of("adam", "", "0.10", "2 min", "0.98761", "0.98764"),
                Rounding.distinct(column).stream().map(Cell::text).toList());
        assertEquals(List.of(), Rounding.distinct(List.of()));
    }
}
