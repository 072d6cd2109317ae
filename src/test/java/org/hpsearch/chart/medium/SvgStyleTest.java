package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.junit.jupiter.api.Test;

class SvgStyleTest {
    private static String colours(String css) {
        return css.substring(css.indexOf(".hps .o{fill-opacity:.6}") + 24);
    }

    @Test
    void aColourForLightAndOneForDark() {
        assertEquals(
                ".hps .t{fill:#%1$06x}.hps .ts{stroke:#%1$06x}.hps .f0{fill:#0072b2}.hps .s0{stroke:#0072b2}"
                                .formatted(Palette.rgb(Ink.TEXT, false))
                        + "@media(prefers-color-scheme:dark){"
                        + ".hps .t{fill:#%1$06x}.hps .ts{stroke:#%1$06x}.hps .f0{fill:#4da6e0}.hps .s0{stroke:#4da6e0}}"
                                .formatted(Palette.rgb(Ink.TEXT, true)),
                colours(SvgStyle.of(List.of(Ink.series(0).as(Ink.Kind.BAND), Ink.TEXT, Ink.series(0)), true)));
    }

    @Test
    void withoutDarkOneThereIsNone() {
        assertEquals(
                ".hps .bg{fill:#ffffff}",
                colours(SvgStyle.of(List.of(Ink.PAPER), false)).replaceAll("(?i)#fff(fff)?\\b", "#ffffff"));
        assertTrue(!SvgStyle.of(SvgStyle.inks(), false).contains("@media"));
    }

    /// What a picture draws with has a rule in the style of all inks, which reports share.
    @Test
    void everyClassHasARule() {
        String css = SvgStyle.of(SvgStyle.inks(), true);
        Set<String> missing = new HashSet<>();
        for (Ink.Kind kind : Ink.Kind.values()) {
            for (Stroke stroke : Stroke.values()) {
                for (String name : SvgStyle.classes(new Ink(kind, 0), stroke).split(" ")) {
                    if (!css.contains(".hps ." + name + "{")) {
                        missing.add(kind + " " + stroke + " " + name);
                    }
                }
            }
            for (String name : SvgStyle.classes(new Ink(kind, 0), null).split(" ")) {
                if (!css.contains(".hps ." + name + "{")) {
                    missing.add(kind + " " + name);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }
}
