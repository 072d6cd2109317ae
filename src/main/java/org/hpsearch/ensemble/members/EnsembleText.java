package org.hpsearch.ensemble.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.console.Texts;
import org.hpsearch.ensemble.EnsembleReport;
import org.hpsearch.ensemble.EnsembleReport.MemberScores;
import org.hpsearch.ensemble.WeightedFile;

/// What came of an ensemble, for people.
final class EnsembleText {
    /// Members whose pairs are shown one by one.
    private static final int MOST_PAIRS = 10;

    private final EnsembleReport report;
    private final String method;

    /// @param method in the user's words
    EnsembleText(EnsembleReport report, String method) {
        this.report = report;
        this.method = method;
    }

    /// @param selectedOnTruth whether members were selected on the rows that score them
    String print(boolean selectedOnTruth) {
        StringBuilder text = new StringBuilder(members());
        int count = report.members().size();
        if (count > 2 && count <= MOST_PAIRS) {
            text.append(pairs());
        }
        line(text, "%,d rows, %s of %d %s", report.rows().all(), method, count, count == 1 ? "member" : "members");
        report.scores().forEach(scores -> text.append(sentence(scores)));
        if (report.rows().ties() > 0) {
            line(
                    text,
                    "%,d ties: hps used the earlier member's class",
                    report.rows().ties());
        }
        if (report.rows().left() > 0) {
            line(text, "%,d rows left out, which a member lacks", report.rows().left());
        }
        if (selectedOnTruth) {
            line(text, "the members were selected on the data that scores them: the score is optimistic");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private String members() {
        boolean several = report.scores().size() > 1;
        List<String> columns = new ArrayList<>(List.of("member", "weight"));
        for (MemberScores scores : report.scores()) {
            columns.add(several ? scores.kind().word() : "alone");
            columns.add("with those before");
        }
        columns.add(report.differences().classes() ? "differs from others" : "RMS difference");
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < report.members().size(); i++) {
            WeightedFile member = report.members().get(i);
            List<String> row = new ArrayList<>(List.of(member.name(), Texts.number(member.weight())));
            for (MemberScores scores : report.scores()) {
                row.add(Texts.number(scores.alone()[i]));
                row.add(Texts.number(scores.together()[i]));
            }
            row.add(
                    report.members().size() < 2
                            ? ""
                            : Texts.number(report.differences().mean(i)));
            rows.add(row.stream().map(Table.Cell::of).toList());
        }
        List<Table.Column> heads = columns.stream()
                .map(name -> new Table.Column(name, !name.equals("member")))
                .toList();
        return new AlignedTable(new Style(false), 0).of(new Table(heads, rows));
    }

    /// How far each two members are apart.
    private String pairs() {
        List<Table.Column> heads = new ArrayList<>(
                List.of(new Table.Column(report.differences().classes() ? "differs from" : "RMS difference", false)));
        List<List<Table.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < report.members().size(); i++) {
            String name = report.members().get(i).name();
            heads.add(new Table.Column(name, true));
            List<Table.Cell> row = new ArrayList<>(List.of(Table.Cell.of(name)));
            for (int j = 0; j < report.members().size(); j++) {
                row.add(Table.Cell.of(
                        i == j ? "" : Texts.number(report.differences().pairs()[i][j])));
            }
            rows.add(row);
        }
        return new AlignedTable(new Style(false), 0).of(new Table(heads, rows));
    }

    private String sentence(MemberScores scores) {
        String rows = report.rows().scored() == report.rows().all()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " over the %,d rows that the truth knows",
                        report.rows().scored());
        double gain = scores.gain();
        return scores.kind().word() + " " + Texts.number(scores.whole()) + rows + "; the best member, "
                + report.members().get(scores.best()).name() + ", has " + Texts.number(scores.alone()[scores.best()])
                + ": gain " + (gain > 0 ? "+" : "") + Texts.number(gain) + "\n";
    }
}
