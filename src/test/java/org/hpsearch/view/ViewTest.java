package org.hpsearch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;

class ViewTest {
    private static View view(String url) {
        return ViewUrl.of(url).view();
    }

    private static String query(String url) {
        return Words.join(view(url).queryWords());
    }

    private static String plot(String url) {
        return Words.join(view(url).plotWords());
    }

    @Test
    void theTableIsACommandLine() {
        assertEquals("hps query", query(""));
        assertEquals(
                "hps query --sort=-loss,lr --columns=id,loss 'lr<0.1 AND model:a'",
                query("q=lr%3C0.1+AND+model%3Aa&sort=-loss&sort=lr&col=id&col=loss"));
        assertEquals("hps query --group-by=lr -- -x:1", query("group=lr&col=id&q=-x:1"));
        assertEquals("hps query --group-by=lr,opt,seed", query("group=lr&colour=opt&stroke=lr&panel=seed"));
        assertEquals("hps query", query("colour=opt"), "a line a run has a row a run");
    }

    @Test
    void theCurvesAreACommandLine() {
        assertEquals("hps plot", plot(""));
        assertEquals(
                "hps plot -m=loss,acc -x=time --smooth=0.5 --log-x --log-y --sort=lr --top=20 model:a",
                plot("m=loss&m=acc&x=time&smooth=0.5&logx=1&logy=1&sort=lr&top=20&q=model:a"));
        assertEquals("hps plot --xlim=10,20", plot("from=10&to=20"));
        assertEquals("hps plot --xlim=,20.5", plot("to=20.5"));
        assertEquals("hps plot -x=date", plot("from=10&x=date"), "a date is no number that a person types");
        assertEquals("hps plot --group-by=lr model:a", plot("group=lr&top=20&q=model:a"));
        assertEquals(
                "hps plot --colour=lr --stroke=opt,model --panel=seed",
                plot("colour=lr&stroke=opt&stroke=model&panel=seed"));
        assertEquals(
                "hps plot 20260901-080000-aaaaa,20260902-080000-bbbbb",
                plot("mark=20260901-080000-aaaaa&mark=20260902-080000-bbbbb&q=model:a&sort=lr"));
    }

    @Test
    void thePageIsAFile() {
        assertEquals(
                "hps report -o=report.html --baseline=20260901-080000-aaaaa -m=loss --log-y --colour=lr model:a",
                Words.join(view("q=model:a&m=loss&logy=1&colour=lr&base=20260901-080000-aaaaa")
                        .reportWords("report.html")));
        assertEquals(
                "hps report -o=report.html --group-by=lr",
                Words.join(view("group=lr&base=lr%3D0.1").reportWords("report.html")));
    }

    @Test
    void theTableIsKeptUnderAName() {
        assertEquals(
                "hps save --sort=lr --columns=id -- good 'lr<0.1'",
                Words.join(view("q=lr%3C0.1&sort=lr&col=id").saveWords("good")));
        assertEquals("hps save -- all '*'", Words.join(view("").saveWords("all")));
    }
}
