package org.hpsearch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hpsearch.value.UsageException;
import org.junit.jupiter.api.Test;

class ViewUrlTest {
    private static final View USUAL = new View(
            new View.Runs("", List.of(), List.of(), List.of(), 100, ""),
            new View.Curves(
                    List.of(),
                    10,
                    List.of(),
                    new View.Axes("step", false, false, 0, Double.NaN, Double.NaN),
                    View.Channels.NONE));

    private static final View ALL = new View(
            new View.Runs(
                    "lr<0.1 AND note:\"a & b=c\"",
                    List.of("-val_acc", "lr"),
                    List.of("id", "Acc@1"),
                    List.of("lr", "model"),
                    500,
                    "20260901-080000-aaaaa"),
            new View.Curves(
                    List.of("20260901-080000-aaaaa", "20260902-080000-bbbbb"),
                    30,
                    List.of("loss", "train/loss, smoothed"),
                    new View.Axes("epoch", true, true, 0.9, -1.5, 2e6),
                    new View.Channels(List.of("lr"), List.of("opt", "model"), List.of("seed"))));

    @Test
    void aViewIsPrintedAndReadBack() {
        assertEquals("", ViewUrl.print(USUAL));
        assertEquals(USUAL, ViewUrl.of("").view());
        assertEquals(
                "q=lr%3C0.1+AND+note%3A%22a+%26+b%3Dc%22&sort=-val_acc&sort=lr&col=id&col=Acc%401&group=lr&group=model"
                        + "&rows=500&base=20260901-080000-aaaaa&mark=20260901-080000-aaaaa&mark=20260902-080000-bbbbb"
                        + "&top=30&m=loss&m=train%2Floss%2C+smoothed&colour=lr&stroke=opt&stroke=model&panel=seed&x=epoch&logx=1&logy=1&smooth=0.9&from=-1.5"
                        + "&to=2000000",
                ViewUrl.print(ALL));
        assertEquals(ALL, ViewUrl.of(ViewUrl.print(ALL)).view());
    }

    @Test
    void unknownKeysAndEmptyValuesArePassedOver() {
        assertEquals(USUAL, ViewUrl.of("&&=x&token=abc&m=&m=%20&theme=dark&q").view());
    }

    private static String refusal(String url) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> ViewUrl.of(url).view()).getMessage());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals("the address is malformed at '%zz'", refusal("q=%zz"));
        assertEquals("rows is a number from 1 to 2000, not '0'", refusal("rows=0"));
        assertEquals("rows is a number from 1 to 2000, not '1e9'", refusal("rows=1e9"));
        assertEquals("top is a number from 1 to 1000, not '2.5'", refusal("top=2.5"));
        assertEquals("from is a number, not 'x'", refusal("from=x"));
        assertEquals("to is a number, not 'inf'", refusal("to=inf"));
        assertEquals(
                "the address is longer than 16000 characters; mark fewer runs", refusal("q=" + "a".repeat(16_000)));
        assertEquals("the address has more than 500 values; mark fewer runs", refusal("m=a&".repeat(501)));
    }
}
