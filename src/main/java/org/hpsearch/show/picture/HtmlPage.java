package org.hpsearch.show.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;
import org.hpsearch.show.table.BaselineChange;
import org.hpsearch.show.table.ImportanceTable;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// A page of HTML that is whole in itself: read and printed without its script, which lets a reader point, zoom and
/// sort. Its policy allows its own style and script and nothing else: no network.
public final class HtmlPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MOST_COMMON = 40;

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final List<String> curves = new ArrayList<>();
    private final Map<String, String> state = new LinkedHashMap<>();
    private @Nullable String spread;
    private int pictures;

    /// @param now  when it is made
    /// @param zone of the reader
    public HtmlPage(String title, Instant now, ZoneId zone) {
        this.title = title;
        body.append("<header><h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"weak\">hps, ")
                .append(TIME.format(now.atZone(zone)))
                .append("</p></header>\n");
    }

    public void heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    public void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /// Parameters that are equal in all rows.
    public void common(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            StringBuilder line = new StringBuilder("all:");
            int[] count = {0};
            parameters.forEach((name, value) -> {
                if (count[0]++ < MOST_COMMON) {
                    line.append(' ').append(name).append('=').append(value);
                }
            });
            line.append(count[0] > MOST_COMMON ? " and " + (count[0] - MOST_COMMON) + " more" : "");
            body.append("<p class=\"weak\">").append(escaped(line.toString())).append("</p>\n");
        }
    }

    /// A row of the table of runs.
    ///
    /// @param id      of the run
    /// @param link    to its folder
    /// @param changes of each cell: how it differs from the baseline; none where there is no baseline
    /// @param remark  in a column of its own where some rows have one
    public record Run(String id, String link, List<BaselineChange> changes, String remark) {}

    /// A table of runs.
    ///
    /// @param runs of the rows
    public void table(Table table, List<Run> runs) {
        boolean remarked = runs.stream().anyMatch(run -> !run.remark.isEmpty());
        body.append("<nav id=\"tools\" class=\"live\" hidden></nav>\n"
                + "<div class=\"scroll\"><table class=\"runs\">\n"
                + "<thead><tr>");
        for (Table.Column column : table.columns()) {
            body.append(column.number() ? "<th class=\"number\">" : "<th>")
                    .append(escaped(column.name()))
                    .append("</th>");
        }
        body.append(remarked ? "<th>remarks</th></tr></thead>\n<tbody>\n" : "</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.rows().size(); i++) {
            row(table, table.rows().get(i), runs.get(i));
            body.append(remarked ? "<td class=\"wide\">" + escaped(runs.get(i).remark) + "</td></tr>\n" : "</tr>\n");
        }
        body.append("</tbody></table></div>\n");
    }

    private void row(Table table, List<Table.Cell> row, Run run) {
        body.append("<tr data-id=\"").append(escaped(run.id)).append("\">");
        for (int i = 0; i < row.size(); i++) {
            Table.Cell cell = row.get(i);
            String classes = (table.columns().get(i).number() ? "number" : "")
                    + (cell.kind() == Table.Cell.Kind.PLAIN
                            ? ""
                            : " " + cell.kind().name().toLowerCase(java.util.Locale.ROOT));
            String text = escaped(cell.text());
            BaselineChange change = i < run.changes.size() ? run.changes.get(i) : BaselineChange.NONE;
            body.append("<td")
                    .append(classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"")
                    .append(" title=\"")
                    .append(escaped(cell.full()))
                    .append("\">")
                    .append(i == 0 ? "<a href=\"" + escaped(run.link) + "\">" + text + "</a>" : text)
                    .append(
                            change.text().isEmpty()
                                    ? ""
                                    : " <small class=\"" + change.verdict() + "\">" + escaped(change.text())
                                            + "</small>")
                    .append("</td>");
        }
    }

    /// A picture, as it is printed.
    public void picture(Chart chart) {
        Picture.Look look = new Picture.Look(900, 0, Picture.Look.PLAIN.font(), true, true);
        body.append("<figure class=\"still\">\n")
                .append(Picture.inline(chart, look, "p" + ++pictures))
                .append("</figure>\n");
    }

    /// Curves: a picture that is printed, and the same for the script.
    ///
    /// @param live as [ChartJson] has it
    public void curves(Chart chart, String live) {
        body.append("<section class=\"curves\">\n");
        picture(chart);
        body.append("<div class=\"live\" hidden><p class=\"weak\">")
                .append(escaped(chart.heading().subtitle()))
                .append("</p><ul class=\"legend\"></ul><div class=\"panels\"></div></div>\n</section>\n");
        curves.add(live);
    }

    /// Runs by their values: a picture that is printed, and the same for the script.
    public void spread(Chart chart, SpreadJson live) {
        body.append("<section class=\"spreads\">\n");
        picture(chart);
        body.append("<div class=\"live\" hidden><p id=\"spread-said\" class=\"weak\"></p>"
                + "<div id=\"spread-charts\"></div></div>\n</section>\n");
        spread = Json.line(live.document());
    }

    /// Shares of a whole, each with a bar.
    ///
    /// @param about what they are
    public void shares(String about, List<ImportanceTable.Share> shares) {
        body.append("<p class=\"weak\">").append(escaped(about)).append("</p>\n<table>\n");
        for (ImportanceTable.Share share : shares) {
            String number = String.format(java.util.Locale.ROOT, "%.2f", share.share());
            body.append("<tr><td>")
                    .append(escaped(share.name()))
                    .append("</td><td><meter value=\"")
                    .append(number)
                    .append("\"></meter></td><td class=\"number\">")
                    .append(number)
                    .append("</td></tr>\n");
        }
        body.append("</table>\n");
    }

    /// What is chosen when the page is opened: `logx` and `logy` are 1, `from` and `to` are x.
    public void begin(String key, String value) {
        state.put(key, value);
    }

    /// A list of terms, each with what belongs to it.
    void terms(Map<String, String> terms) {
        body.append("<dl>\n");
        terms.forEach((term, text) -> body.append("<dt>")
                .append(escaped(term))
                .append("</dt>\n<dd>")
                .append(escaped(text))
                .append("</dd>\n"));
        body.append("</dl>\n");
    }

    /// A text, and where it leads to.
    ///
    /// @param to an address relative to the page
    public record Link(String text, String to) {}

    /// A list of terms, each with links.
    public void links(Map<String, List<Link>> terms) {
        body.append("<dl>\n");
        terms.forEach((term, links) -> body.append("<dt>")
                .append(escaped(term))
                .append("</dt>\n<dd>")
                .append(links.stream()
                        .map(link -> "<a href=\"" + escaped(link.to) + "\">" + escaped(link.text) + "</a>")
                        .collect(Collectors.joining(" ")))
                .append("</dd>\n"));
        body.append("</dl>\n");
    }

    /// The notes of the runs that have some.
    public void notes(List<Row> rows) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (Row row : rows) {
            String note = row.record().notes().note();
            if (!note.isBlank()) {
                String name = row.record().notes().name();
                notes.put(RunId.shortForm(row.record().id()) + (name.isEmpty() ? "" : " " + name), note);
            }
        }
        if (!notes.isEmpty()) {
            heading("Notes");
            terms(notes);
        }
    }

    /// The whole file.
    ///
    /// @throws IOException where a part of the page is missing in the jar
    public String html() throws IOException {
        String style = PageParts.text("page.css") + PageParts.text("uplot.css") + Picture.style();
        String script = PageParts.script();
        return "<!DOCTYPE html>\n<html lang=\"en\" class=\"report\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                + hash(style)
                + "'; script-src 'sha256-"
                + hash(script)
                + "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                + "<link rel=\"icon\" href=\"data:,\">\n<title>"
                + escaped(title)
                + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" + body
                + "<script type=\"application/json\" id=\"data\">" + data() + "</script>\n<script>" + script
                + "</script>\n</body>\n</html>\n";
    }

    /// What the script draws; no text in it ends the element that it is in.
    private String data() {
        StringBuilder data = new StringBuilder("{\"curves\":[")
                .append(String.join(",", curves))
                .append("],\"state\":");
        Json.line(Value.Obj.of(Fields.values(state)), data);
        data.append(",\"spread\":").append(spread == null ? "null" : spread).append('}');
        return data.toString().replace("<", "\\u003c");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return Picture.escaped(text);
    }
}
