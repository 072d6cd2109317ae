package org.hpsearch.chart;

import java.util.Collection;
import java.util.List;
import org.hpsearch.chart.medium.Canvas;

/// The name of a series in several lengths, the longest first. All labels of a chart are shown in the same
/// length, the first one at which each has room.
///
/// @param forms at least one; those of one length tell all series of the chart apart
public record Label(List<Form> forms) {
    public Label {
        forms = List.copyOf(forms);
    }

    /// One length.
    ///
    /// @param heading what stands above labels of this length: the names of the values; empty for nothing
    public record Form(String text, String heading) {}

    /// A name that has one length.
    public static Label of(String text) {
        return new Label(List.of(new Form(text, "")));
    }

    /// The whole name.
    public String text() {
        return forms.getFirst().text;
    }

    /// @param length 0 is the longest
    Form form(int length) {
        return forms.get(Math.min(length, forms.size() - 1));
    }

    /// The first length at which all labels have room, else the last one.
    static int length(Collection<Label> labels, Canvas canvas, double size, double room) {
        int last = labels.stream().mapToInt(label -> label.forms.size()).max().orElse(1) - 1;
        for (int length = 0; length < last; length++) {
            if (widest(labels, canvas, size, length) <= room) {
                return length;
            }
        }
        return last;
    }

    static double widest(Collection<Label> labels, Canvas canvas, double size, int length) {
        return labels.stream()
                .mapToDouble(label -> canvas.width(label.form(length).text, size))
                .max()
                .orElse(0);
    }

    /// As above, with the heading above them.
    static double widestWithHeading(Collection<Label> labels, Canvas canvas, double size, int length) {
        double headings = labels.stream()
                .mapToDouble(label -> canvas.width(label.form(length).heading, size))
                .max()
                .orElse(0);
        return Math.max(headings, widest(labels, canvas, size, length));
    }
}
