package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Each comparison orders as the JDK's of the same name.
class ComparisonsTest {
    private record Item(String name, int count, long bytes, double value) {}

    private final Random random = new Random(7);

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(new Item(
                    "n" + random.nextInt(9), random.nextInt(5), random.nextInt(3), random.nextInt(4) / 4.0 - 0.5));
        }
        items.add(new Item("nan", 0, 0, Double.NaN));
        return items;
    }

    private void same(Comparator<Item> expected, Comparator<Item> ours) {
        List<Item> items = items();
        assertEquals(
                items.stream().sorted(expected).toList(),
                items.stream().sorted(ours).toList());
    }

    @Test
    void keysOrderAsTheJdkDoes() {
        Comparator<String> down = Comparator.reverseOrder();
        same(Comparator.comparing(Item::name), Comparisons.comparing(Item::name));
        same(Comparator.comparing(Item::name, down), Comparisons.comparing(Item::name, down));
        same(Comparator.comparingInt(Item::count), Comparisons.comparingInt(Item::count));
        same(Comparator.comparingLong(Item::bytes), Comparisons.comparingLong(Item::bytes));
        same(Comparator.comparingDouble(Item::value), Comparisons.comparingDouble(Item::value));
        same(Comparator.comparing(Item::name).reversed(), Comparisons.reversed(Comparisons.comparing(Item::name)));
    }

    @Test
    void laterKeysDecideAmongEquals() {
        Comparator<Item> first = Comparator.comparingInt(Item::count);
        Comparator<String> down = Comparator.reverseOrder();
        same(first.thenComparing(Item::name), Comparisons.thenComparing(first, Item::name));
        same(first.thenComparing(Item::name, down), Comparisons.thenComparing(first, Item::name, down));
        same(
                first.thenComparing(Comparator.comparing(Item::name)),
                Comparisons.thenComparing(first, Comparator.comparing(Item::name)));
        same(first.thenComparingInt(Item::count), Comparisons.thenComparingInt(first, Item::count));
        same(first.thenComparingLong(Item::bytes), Comparisons.thenComparingLong(first, Item::bytes));
        same(first.thenComparingDouble(Item::value), Comparisons.thenComparingDouble(first, Item::value));
    }

    @Test
    void entriesOrderByKeyOrValue() {
        List<Map.Entry<String, Integer>> entries = List.of(Map.entry("b", 1), Map.entry("a", 2), Map.entry("c", 0));
        Comparator<Integer> down = Comparator.reverseOrder();
        Comparator<String> back = Comparator.reverseOrder();
        assertEquals("[a=2, b=1, c=0]", sorted(entries, Comparisons.comparingByKey()));
        assertEquals("[c=0, b=1, a=2]", sorted(entries, Comparisons.comparingByKey(back)));
        assertEquals("[c=0, b=1, a=2]", sorted(entries, Comparisons.comparingByValue()));
        assertEquals("[a=2, b=1, c=0]", sorted(entries, Comparisons.comparingByValue(down)));
    }

    private static String sorted(
            List<Map.Entry<String, Integer>> entries, Comparator<Map.Entry<String, Integer>> order) {
        return entries.stream().sorted(order).toList().toString();
    }
}
