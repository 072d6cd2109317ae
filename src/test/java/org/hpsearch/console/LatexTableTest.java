package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatexTableTest {
    private static String latex(Table table) {
        return new LatexTable().of(table);
    }

    @Test
    void rowsStandBetweenRules() {
        assertEquals("""
            \\begin{tabular}{lrl}
            \\toprule
            id & lr & note \\\\
            \\midrule
            \\bottomrule
            \\end{tabular}
            """, latex(SampleTables.EMPTY));
        assertEquals("""
            \\begin{tabular}{lrl}
            \\toprule
            id & lr & note \\\\
            \\midrule
            k3x7q & 0.1 &  \\\\
            b & \\textbf{0.0125} & best of all \\\\
             & -3e-05 & x \\\\
            \\bottomrule
            \\end{tabular}
            """, latex(SampleTables.MANY));
    }

    @Test
    void itsSignsAreEscaped() {
        String rows = latex(SampleTables.HOSTILE).lines().skip(4).limit(3).reduce("", (a, b) -> a + b + "\n");
        assertEquals("""
            \\textbackslash{}u001b[2J & 1 & a,b\\textbackslash{}n"c" \\\\
            =1+1 & -2 & \\textless{}img src=x\\textgreater{} [a](b) ![c] *d* `e` | \\textbackslash{} \\\\
            @x & -Infinity & -rm \\& 5\\% of \\$x\\_1 \\textasciitilde{} \\{y\\} \\textasciicircum{} \\# \\textgreater{} \\textbackslash{}u202e \\\\
            """, rows);
    }
}
