package org.hpsearch.console;

import java.util.List;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.value.Csv;
import org.hpsearch.value.Numbers;

/// RFC 4180 with a header line, nothing rounded. A spreadsheet opens it safely: a text that it would take for a formula
/// has an apostrophe in front, control characters are escaped; numbers stay whole.
public final class CsvTable implements TableFormat {
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public String of(Table table) {
        StringBuilder text = new StringBuilder(line(table.heads()));
        for (List<Cell> row : table.rows()) {
            text.append(line(row.stream().map(Cell::full).toList()));
        }
        return text.toString();
    }

    /// A field as it stands in a line.
    public static String field(String text) {
        return Csv.field(safe(text));
    }

    /// A line of fields, with its LF. A lone empty field has quotes: readers skip an empty line.
    public static String line(List<String> fields) {
        if (fields.equals(List.of(""))) {
            return "\"\"\n";
        }
        return Csv.line(fields.stream().map(CsvTable::safe).toList());
    }

    private static String safe(String field) {
        boolean formula = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 && Numbers.parse(field) == null;
        String text = formula ? "'" + field : field;
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(isControl(c) ? SafeText.line(Character.toString(c)) : Character.toString(c));
        }
        return safe.toString();
    }
}
