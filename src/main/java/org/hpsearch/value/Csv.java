package org.hpsearch.value;

import java.util.ArrayList;
import java.util.List;

/// RFC 4180 with LF: fields with a comma, a quote or a line break stand in quotes, a quote inside is doubled.
public final class Csv {
    private Csv() {}

    /// A field as it stands in a line.
    public static String field(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    /// A line of fields, with its LF.
    public static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::field).toList()) + '\n';
    }

    /// All whole records of a text; one that the text's end cuts is left out.
    public static List<List<String>> records(String text) {
        return records(text, ',');
    }

    /// As [#records(String)], with another separator.
    public static List<List<String>> records(String text, char separator) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator || c == '\n') {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (c != '\r' || i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                field.append(c);
            }
        }
        return records;
    }
}
