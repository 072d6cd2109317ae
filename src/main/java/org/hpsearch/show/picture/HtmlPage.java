package org.hpsearch.show.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.Times;

/// A page of HTML that is whole in itself. Its policy allows its own style and nothing else: no script,
/// no network.
public final class HtmlPage {
    private static final String STYLE = "body{font:15px/1.5 Helvetica,Arial,'Liberation Sans',sans-serif;margin:2rem"
        + " auto;max-width:1400px;padding:0"
        + " 1rem;color:#1b1f24;background:#fff}h1{font-size:1.4rem}.scroll{overflow-x:auto}figure{margin:1rem"
        + " 0}svg{max-width:100%;height:auto}table{border-collapse:collapse;font-size:13px}th,td{padding:.25rem"
        + " .6rem;text-align:left;white-space:nowrap;border-bottom:1px solid"
        + " #e4e7ea}.r{text-align:right;font-variant-numeric:tabular-nums}.q{color:#5d6670}.best{font-weight:bold}dt{font-weight:bold}dd{margin:0"
        + " 0 .6rem 0;white-space:pre-wrap}"
        + "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15181d}th,td{border-color:#2b3038}.q{color:#9aa3ad}}"
            + Picture.style();

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private int pictures;

    /// @param now when it is made
    public HtmlPage(String title, Instant now) {
        this.title = title;
        body.append("<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"q\">hps, ")
                .append(Times.print(now).replaceFirst("\\.\\d+", ""))
                .append("</p>\n");
    }

    public void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /// Parameters that are equal in all rows.
    public void common(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            StringBuilder line = new StringBuilder("all:");
            parameters.forEach(
                    (name, value) -> line.append(' ').append(name).append('=').append(value));
            body.append("<p class=\"q\">").append(escaped(line.toString())).append("</p>\n");
        }
    }

    public void table(Table table) {
        body.append("<div class=\"scroll\"><table>\n<tr>");
        for (Table.Column column : table.columns()) {
            body.append(column.number() ? "<th class=\"r\">" : "<th>")
                    .append(escaped(column.name()))
                    .append("</th>");
        }
        body.append("</tr>\n");
        for (List<Table.Cell> row : table.rows()) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean number = table.columns().get(i).number();
                boolean best = row.get(i).kind() == Table.Cell.Kind.BEST;
                String classes = (number ? "r" : "") + (best ? " best" : "");
                body.append("<td")
                        .append(classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"")
                        .append(" title=\"")
                        .append(escaped(row.get(i).full()))
                        .append("\">")
                        .append(escaped(row.get(i).text()))
                        .append("</td>");
            }
            body.append("</tr>\n");
        }
        body.append("</table></div>\n");
    }

    public void picture(Chart chart) {
        Picture.Look look = new Picture.Look(1000, 0, Picture.Look.PLAIN.font(), true, true);
        body.append("<figure>\n")
                .append(Picture.inline(chart, look, "p" + ++pictures))
                .append("</figure>\n");
    }

    /// The notes of the runs that have some.
    public void notes(List<Row> rows) {
        StringBuilder notes = new StringBuilder();
        for (Row row : rows) {
            String note = row.record().notes().note();
            if (!note.isBlank()) {
                String name = row.record().notes().name();
                notes.append("<dt>")
                        .append(escaped(row.shortId() + (name.isEmpty() ? "" : " " + name)))
                        .append("</dt>\n<dd>")
                        .append(escaped(note))
                        .append("</dd>\n");
            }
        }
        if (!notes.isEmpty()) {
            body.append("<h2>Notes</h2>\n<dl>\n").append(notes).append("</dl>\n");
        }
    }

    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                + hash()
                + "'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(title)
                + "</title>\n<style>"
                + STYLE + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
    }

    private static String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return Picture.escaped(text);
    }
}
