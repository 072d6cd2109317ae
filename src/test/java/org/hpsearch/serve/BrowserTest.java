package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser: what a person does, and sees.
class BrowserTest {
    private static final String QUERY = "document.getElementById('query')";
    private static final String SEARCH = "decodeURIComponent(location.search)";
    private static final String IDS =
            "[...document.querySelectorAll('#runs tbody a')].map(a => a.textContent).join(' ')";
    private static final String READOUT = "document.querySelector('figcaption output').textContent";
    private static final String PLOT = "document.querySelector('#panels .u-over')";
    private static final int PHONE = 390;

    @TempDir
    static Path profile;

    private static @Nullable Browser shared;

    @TempDir
    Path folder;

    private @Nullable ServedProject opened;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), "this machine has no Chromium: apt-get install chromium");
        shared = new Browser(program.get(), profile);
    }

    @AfterAll
    static void end() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    void serve() throws Exception {
        opened = new ServedProject(folder);
    }

    @AfterEach
    void stop() throws Exception {
        browser().open(java.net.URI.create("about:blank"));
        browser().await("location.href", "about:blank");
        served().close();
    }

    private static Browser browser() {
        return java.util.Objects.requireNonNull(shared);
    }

    private ServedProject served() {
        return java.util.Objects.requireNonNull(opened);
    }

    /// Opens the page of three runs.
    private void open() throws Exception {
        served().write('a', "{\"lr\": 0.1, \"seed\": 1}", rows(0.5));
        served().write('b', "{\"lr\": 0.1, \"seed\": 2}", rows(0.25));
        served().write('c', "{\"lr\": 0.01, \"seed\": 1}", rows(0.75));
        show("3");
    }

    private void show(String runs) throws Exception {
        browser().size(1400, 900);
        browser().scheme("light");
        browser().open(served().server.address());
        browser().await("parseInt(document.getElementById('about')?.textContent)", runs);
    }

    private static String[] rows(double last) {
        List<String> rows = new ArrayList<>();
        for (int step = 1; step <= 100; step++) {
            rows.add(step + "," + step + ",loss," + (last + 1 - step / 100.0));
        }
        return rows.toArray(String[]::new);
    }

    @Test
    void aQueryIsTypedWithTabAndAnErrorHasItsCaret() throws Exception {
        open();
        browser().click(QUERY);
        browser().type("lr");
        browser().await("document.querySelector('#hints li span')?.textContent", "lr:");
        browser().press("ArrowDown");
        browser().press("Enter");
        browser().await(QUERY + ".value", "lr:");
        browser().await("document.querySelector('#hints li span')?.textContent.startsWith('lr:0.')", "true");
        browser().type("0.01");
        browser().await(IDS, "ccccc");
        browser().await(SEARCH, "?q=lr:0.01");
        browser().type(" AND (");
        browser().await("/\\n *\\^$/.test(document.getElementById('error').textContent)", "true");
        browser().await("document.getElementById('error').hidden", "false");
        browser().type("l");
        browser().await("document.querySelector('#hints:not([hidden]) li span')?.textContent", "(lr:");
        browser().await("document.getElementById('error').hidden", "false");
        browser()
                .await(
                        "document.getElementById('error').getBoundingClientRect().bottom"
                                + " <= document.getElementById('hints').getBoundingClientRect().top",
                        "true");
    }

    @Test
    void headsSortAndGroupsHaveTheirMeans() throws Exception {
        open();
        String lr = "[...document.querySelectorAll('#runs th')].find(th => th.textContent.startsWith('lr'))";
        browser().await(IDS, "bbbbb aaaaa ccccc");
        browser().click(lr);
        browser().await(SEARCH, "?sort=lr");
        browser().await(IDS.replace(".join(' ')", "[0]"), "ccccc");
        browser().click(lr);
        browser().await(SEARCH, "?sort=-lr");
        browser().click("document.getElementById('group')");
        browser().type("lr");
        browser().press("Enter");
        browser().read("document.getElementById('group').blur()");
        browser()
                .await(
                        "[...document.querySelectorAll('#runs tbody tr')]"
                                + ".map(tr => [...tr.cells].map(td => td.textContent).join('|')).join('; ')",
                        "⚑|0.1|2|0.375 ± 0.18|0.25|0.5|bbbbb; ⚑|0.01|1|0.75|0.75|0.75|ccccc");
    }

    @Test
    void colourStrokeAndPanelAreChosenApart() throws Exception {
        open();
        browser().await("!!" + PLOT, "true");
        for (String choice : List.of("colour lr", "stroke seed", "panel lr")) {
            String field = "document.getElementById('" + choice.split(" ")[0] + "')";
            browser().click(field);
            browser().type(choice.split(" ")[1]);
            browser().press("Enter");
            browser().read(field + ".blur()");
        }
        browser().await(SEARCH, "?colour=lr&stroke=seed&panel=lr");
        browser()
                .await(
                        "[...document.querySelectorAll('#panels h3')].map(h => h.textContent).join('; ')",
                        "loss, lr=0.01; loss, lr=0.1");
        browser()
                .await(
                        "[...document.querySelectorAll('#legend li')].map(li => li.textContent + '|'"
                                + " + (li.querySelector('line')?.getAttribute('stroke-dasharray') ?? '')).join('; ')",
                        "lr:|; 0.01|; 0.1|; seed:|; 1|; 2|9 4");
        browser().open(served().at("/?group=lr&stroke=seed"));
        browser().await("document.getElementById('stroke')?.value", "seed");
        browser().await("document.querySelectorAll('#runs tbody tr').length", "3");
    }

    @Test
    void aDragZoomsAndAButtonShowsTheWhole() throws Exception {
        open();
        browser().await("!!" + PLOT, "true");
        browser().drag(PLOT, 0.25, 0.5, 0.5, 0.5);
        browser().await("/^\\?from=\\d+(\\.\\d+)?&to=\\d+(\\.\\d+)?$/.test(" + SEARCH + ")", "true");
        browser().await("document.getElementById('unzoom').hidden", "false");
        String zoomed = "document.getElementById('commands').textContent.includes('--xlim=')";
        browser().await(zoomed, "true");
        browser().click("document.getElementById('unzoom')");
        browser().await(SEARCH, "");
        browser().await(zoomed, "false");
    }

    @Test
    void twoFingersZoomOneReadsAndADoubleTapShowsTheWhole() throws Exception {
        open();
        browser().size(PHONE, 844);
        browser().await("!!" + PLOT, "true");
        browser().read(PLOT + ".scrollIntoView({block: 'center'})");
        browser().fingers("touchStart", PLOT, 0.5);
        browser().await("/^step (49|50|51|52)\\b/.test(" + READOUT + ")", "true");
        browser().fingers("touchEnd", PLOT);
        browser().pinch(PLOT, 0.4, 0.6, 0.2, 0.8);
        String ends = "['from', 'to'].map(key => Math.round(new URLSearchParams(location.search).get(key)))";
        browser().await(ends, "34,67");
        browser().pinch(PLOT, 0.5, 0.7, 0.3, 0.5);
        browser().await(ends, "41,74");
        browser().pinch(PLOT, 0.1, 0.9, 0.45, 0.55);
        browser().await(SEARCH, "");
        assertEquals("pan-y", browser().read("getComputedStyle(" + PLOT + ").touchAction"));
    }

    @Test
    void aNarrowPartOfTheClockIsZoomedToTheSecond() throws Exception {
        open();
        browser().open(served().at("/?x=date"));
        browser().await("!!" + PLOT, "true");
        browser().drag(PLOT, 0.25, 0.5, 0.27, 0.5);
        browser().await("/from=\\d/.test(" + SEARCH + ")", "true");
        browser()
                .await(
                        "(p => Math.round((p.get('to') - p.get('from')) / 1000))(new URLSearchParams(location.search))",
                        "3");
    }

    /// Notes each stream of events that the page opens.
    private static final String NOTED = "window.streams = []; window.EventSource = class extends EventSource {"
            + "constructor(at) {super(at); window.streams.push(this);}}";

    /// A night passes in which the connection is lost without a word.
    private static void sleep() throws Exception {
        browser()
                .read("(() => {window.streams.at(-1).close(); const now = Date.now;"
                        + " Date.now = () => now() + 36000000; return 1})()");
    }

    @Test
    void aPageThatHasSleptHearsAgainAndShowsWhatItMissed() throws Exception {
        browser().call("Page.enable", "{}");
        browser().call("Page.addScriptToEvaluateOnNewDocument", "{\"source\":\"" + NOTED + "\"}");
        open();
        String live = "document.getElementById('live').title";
        browser().await(live, "live");
        browser().read("window.streams.at(-1).close()");
        served().write('d', "{\"lr\": 0.1, \"seed\": 4}", rows(0.1));
        sleep();
        browser().await(IDS, "ddddd bbbbb aaaaa ccccc");
        browser().await(live, "live");
        browser().call("Network.clearBrowserCookies", "{}");
        sleep();
        browser()
                .await(
                        "document.getElementById('error').textContent",
                        "open the address that hps serve has printed, with its token");
        assertEquals("not connected; the page tries again", browser().read(live));
    }

    @Test
    void theCurveOfARunningProgramGrows() throws Exception {
        Path run = served().running('a');
        show("1");
        browser().await("!!" + PLOT, "true");
        String before = browser().read("document.querySelector('#panels canvas').toDataURL()");
        StringBuilder more = new StringBuilder();
        for (int step = 2; step <= 40; step++) {
            more.append(step + "," + step + ",loss," + 1.0 / step + "\n");
        }
        Files.writeString(run.resolve("metrics.csv"), more, StandardOpenOption.APPEND);
        Browser.until(
                () -> {
                    browser().point(PLOT, 0.97, 0.5);
                    return browser().read(READOUT).matches("step (3\\d|40)  0\\.0.*");
                },
                "step 39 under the pointer");
        assertNotEquals(before, browser().read("document.querySelector('#panels canvas').toDataURL()"));
    }

    @Test
    void aBrushOverAnAxisBecomesAQuery() throws Exception {
        open();
        browser().click("document.getElementById('as-values')");
        browser().await("document.querySelectorAll('.brush').length > 1", "true");
        browser().drag("document.querySelector('.brush')", 0.5, 0.0, 0.5, 0.3);
        browser().await("/[?&]q=./.test(" + SEARCH + ")", "true");
    }

    @Test
    void aRunHasAPageOfItsOwn() throws Exception {
        open();
        browser().await(IDS, "bbbbb aaaaa ccccc");
        browser().click("document.querySelector('#runs tbody a')");
        browser().await("document.getElementById('overview').hidden", "true");
        browser().await(SEARCH, "?run=" + ServedProject.id('b'));
        browser().await("!!document.querySelector('#run h1')", "true");
        browser().read("history.back()");
        browser().await(IDS, "bbbbb aaaaa ccccc");
    }

    @Test
    void aReportIsOneFileThatPointsZoomsAndSorts() throws Exception {
        served().write('a', "{\"lr\": 0.1, \"seed\": 1}", rows(0.5));
        served().write('b', "{\"lr\": 0.1, \"seed\": 2}", rows(0.25));
        served().write('c', "{\"lr\": 0.01, \"seed\": 1}", rows(0.75));
        Path file = folder.resolve("r.html");
        assertEquals(
                0,
                served().hps
                        .run("report", "-o", file.toString(), "--group-by", "lr", "--colour", "lr")
                        .code());
        browser().size(1400, 900);
        browser().scheme("light");
        browser().open(file.toUri());
        browser().await("document.querySelectorAll('.panels .u-over').length", "2");
        String ids = "[...document.querySelectorAll('table.runs tbody a')].map(a => a.textContent).join(' ')";
        assertEquals("bbbbb aaaaa ccccc", browser().read(ids));
        browser().click("document.querySelector('table.runs th:last-child').previousElementSibling");
        browser().await("document.querySelectorAll('[aria-sort]').length", "1");
        browser().click("document.querySelector('table.runs th')");
        browser().await(ids, "aaaaa bbbbb ccccc");
        String plot = "document.querySelectorAll('.panels .u-over')[1]";
        browser().read(plot + ".scrollIntoView({block: 'center'})");
        browser().drag(plot, 0.25, 0.5, 0.5, 0.5);
        browser().await("document.getElementById('unzoom').hidden", "false");
        String whole = "document.getElementById('unzoom')";
        browser().click(whole);
        browser().await(whole + ".hidden", "true");
        browser().click("document.querySelector('#tools input')");
        browser().drag(plot, 0.25, 0.5, 0.5, 0.5);
        browser().await(whole + ".hidden", "false");
        Browser.until(
                () -> {
                    browser().point(plot, 0.02, 0.5);
                    String read = "document.querySelectorAll('.panels output')[1].textContent";
                    return browser().read(read).matches("step ([2-9]|1\\d).*");
                },
                "a logarithmic axis that begins behind step 1");
        assertEquals("0", browser().read("performance.getEntriesByType('resource').length"), "it asks for nothing");
        browser().size(PHONE, 844);
        browser().await("innerWidth + ' ' + document.documentElement.scrollWidth", PHONE + " " + PHONE);
    }

    @Test
    void itIsDarkWhereTheSystemIsAndFitsAPhone() throws Exception {
        open();
        String paper = "getComputedStyle(document.body).backgroundColor";
        assertEquals("rgb(255, 255, 255)", browser().read(paper));
        browser().scheme("dark");
        browser().await(paper, "rgb(21, 24, 29)");
        browser().size(PHONE, 844);
        browser().await("innerWidth + ' ' + document.documentElement.scrollWidth", PHONE + " " + PHONE);
        assertTrue(browser().picture().length > 5_000);
    }
}
