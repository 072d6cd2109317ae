package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagePartsTest {
    @Test
    void aModuleIsAFunctionThatGivesWhatItExports() {
        assertEquals("""
            const module_b = (() => {
            // A comment.
            const {$, one} = module_state;
            const own = 1;
            const all = () => own;
            async function ask() {}
            return {all, ask};
            })();
            """, PageParts.module("b", """
                // A comment.
                import {$, one} from './state.js';
                const own = 1;
                export const all = () => own;
                export async function ask() {}
                """));
    }

    @Test
    void noModuleIsLeftInTheScriptOfAPageAndNoPartIsLarge() throws IOException {
        String script = PageParts.script();
        assertFalse(
                script.matches("(?s).*\n(import|export) .*"), "imports and exports have the one form that is known");
        assertFalse(script.contains("</script"), "it would end where it stands");
        int all = 0;
        for (String name : List.of(
                "page.html",
                "page.css",
                "page.js",
                "state.js",
                "table.js",
                "curves.js",
                "spread.js",
                "run.js",
                "query.js",
                "report.js",
                "icon.svg",
                "uplot.js",
                "uplot.css")) {
            all += PageParts.bytes(name).length;
        }
        assertEquals(true, all < 300_000, all + " bytes");
    }
}
