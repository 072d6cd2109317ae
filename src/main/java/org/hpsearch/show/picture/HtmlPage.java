package org.hpsearch.show.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;

/// A page of HTML that is whole in itself. Its policy allows its own style and nothing else: no script,
/// no network.
public final class HtmlPage {
    private static final String STYLE = "body{font:15px/1.5 Helvetica,Arial,'Liberation Sans',sans-serif;margin:2rem"
            + " auto;max-width:1200px;padding:0"
            + " 1rem;color:#1b1f24;background:#fff}h1{font-size:1.4rem}h1,p,dd{overflow-wrap:anywhere}.scroll,figure{overflow-x:auto}figure{margin:1.5rem"
            + " 0}svg{width:100%;min-width:640px;height:auto}a{color:inherit}"
            + "td.w{white-space:normal;min-width:12rem;overflow-wrap:anywhere}table{border-collapse:collapse;font-size:13px}th,td{padding:.25rem"
            + " .6rem;text-align:left;white-space:nowrap;border-bottom:1px solid"
            + " #e4e7ea}.r{text-align:right;font-variant-numeric:tabular-nums}.q{color:#5d6670}.best{font-weight:bold}dt{font-weight:bold}dd{margin:0"
            + " 0 .6rem 0;white-space:pre-wrap}"
            + "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#15181d}th,td{border-color:#2b3038}.q{color:#9aa3ad}}"
            + Picture.style();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MOST_COMMON = 40;

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private int pictures;

    /// @param now  when it is made
    /// @param zone of the reader
    public HtmlPage(String title, Instant now, ZoneId zone) {
        this.title = title;
        body.append("<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"q\">hps, ")
                .append(TIME.format(now.atZone(zone)))
                .append("</p>\n");
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
            body.append("<p class=\"q\">").append(escaped(line.toString())).append("</p>\n");
        }
    }

    /// A table of runs.
    ///
    /// @param links   to each row's run
    /// @param remarks of each row, in a column of their own where there are some
    public void table(Table table, List<String> links, List<String> remarks) {
        boolean remarked = remarks.stream().anyMatch(remark -> !remark.isEmpty());
        body.append("<div class=\"scroll\"><table>\n<tr>");
        for (Table.Column column : table.columns()) {
            body.append(column.number() ? "<th class=\"r\">" : "<th>")
                    .append(escaped(column.name()))
                    .append("</th>");
        }
        body.append(remarked ? "<th>remarks</th></tr>\n" : "</tr>\n");
        for (int i = 0; i < table.rows().size(); i++) {
            row(table, table.rows().get(i), links.get(i));
            body.append(remarked ? "<td class=\"w\">" + escaped(remarks.get(i)) + "</td></tr>\n" : "</tr>\n");
        }
        body.append("</table></div>\n");
    }

    private void row(Table table, List<Table.Cell> row, String link) {
        body.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            Table.Cell cell = row.get(i);
            String classes =
                    (table.columns().get(i).number() ? "r" : "") + (cell.kind() == Table.Cell.Kind.BEST ? " best" : "");
            String text = escaped(cell.text());
            body.append("<td")
                    .append(classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"")
                    .append(" title=\"")
                    .append(escaped(cell.full()))
                    .append("\">")
                    .append(i == 0 ? "<a href=\"" + escaped(link) + "\">" + text + "</a>" : text)
                    .append("</td>");
        }
    }

    public void picture(Chart chart) {
        Picture.Look look = new Picture.Look(900, 0, Picture.Look.PLAIN.font(), true, true);
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
                        .append(escaped(RunId.shortForm(row.record().id()) + (name.isEmpty() ? "" : " " + name)))
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
                + "'\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
                + escaped(title)
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
