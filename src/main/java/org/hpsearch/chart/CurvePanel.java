package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Canvas.Anchor;
import org.hpsearch.chart.Canvas.Mark;
import org.hpsearch.chart.Canvas.Stroke;
import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.LineChart.Line;

/// One panel of curves on a canvas.
final class CurvePanel {
    /// Values beyond this many times the distance of the outer percentiles are outliers.
    private static final double FAR = 4;

    private static final double OUTER = 0.01;
    private static final int FEW = 20;
    private static final int MANY_LINES = 4;
    private static final int MOST_MARKS = 40;
    private static final double SPACE = 0.04;
    private static final double STUB = 14;

    private final LineChart.Panel panel;
    private final Scale x;
    private final Scale y;
    private final Map<String, Integer> colours;
    private int above;
    private int below;
    private int impossible;
    private int missing;

    CurvePanel(LineChart.Panel panel, Scale x, Map<String, Integer> colours) {
        this.panel = panel;
        this.x = x;
        this.colours = colours;
        this.y = range();
    }

    Scale scale() {
        return y;
    }

    private Scale range() {
        double[] all = values();
        double least = all.length == 0 ? Double.NaN : all[0];
        double greatest = all.length == 0 ? Double.NaN : all[all.length - 1];
        if (!panel.logY() && all.length > 0) {
            double outerLow = all[(int) (OUTER * (all.length - 1))];
            double outerHigh = all[(int) Math.ceil((1 - OUTER) * (all.length - 1))];
            double far = FAR * (outerHigh - outerLow);
            least = far > 0 && least < outerLow - far ? outerLow - far / FAR * 0.2 : least;
            greatest = far > 0 && greatest > outerHigh + far ? outerHigh + far / FAR * 0.2 : greatest;
            double[] usual = usual();
            double wide = FAR * (usual[1] - usual[0]);
            least = wide > 0 && least < usual[0] - wide ? usual[0] - wide / FAR * 0.5 : least;
            greatest = wide > 0 && greatest > usual[1] + wide ? usual[1] + wide / FAR * 0.5 : greatest;
        }
        boolean lowGiven = isPossible(panel.low());
        boolean highGiven = isPossible(panel.high());
        double low = lowGiven ? panel.low() : least;
        double high = highGiven ? panel.high() : greatest;
        Scale scale = Scale.over(Math.min(low, high), Math.max(low, high), panel.logY(), new AxisUnit.Number(), SPACE);
        return new Scale(
                lowGiven && low < high ? low : scale.low(),
                highGiven && low < high ? high : scale.high(),
                scale.log(),
                scale.unit());
    }

    private boolean isPossible(double limit) {
        return !Double.isNaN(limit) && (!panel.logY() || limit > 0);
    }

    /// Where the middle one of several lines lies: the medians of their least and of their greatest
    /// values. A line that left the others far behind must not flatten them.
    private double[] usual() {
        double[] least = new double[panel.lines().size()];
        double[] greatest = new double[least.length];
        int count = 0;
        for (Line line : panel.lines()) {
            double[] finite =
                    Arrays.stream(line.points().y()).filter(Double::isFinite).toArray();
            if (finite.length > 0) {
                least[count] = Arrays.stream(finite).min().orElse(0);
                greatest[count++] = Arrays.stream(finite).max().orElse(0);
            }
        }
        Arrays.sort(least, 0, count);
        Arrays.sort(greatest, 0, count);
        return count < MANY_LINES ? new double[] {0, 0} : new double[] {least[count / 2], greatest[count / 2]};
    }

    /// All finite values that can be shown, sorted.
    private double[] values() {
        List<double[]> parts = new ArrayList<>();
        for (Line line : panel.lines()) {
            parts.add(line.points().y());
            if (line.raw() != null) {
                parts.add(line.raw().y());
            }
            if (line.band() != null) {
                parts.add(line.band().low());
                parts.add(line.band().high());
            }
        }
        double[] all = parts.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double[] shown =
                Arrays.stream(all).filter(value -> !panel.logY() || value > 0).toArray();
        impossible = (int) panel.lines().stream()
                .flatMapToDouble(line -> Arrays.stream(line.points().y()))
                .filter(value -> panel.logY() && value <= 0)
                .count();
        Arrays.sort(shown);
        return shown;
    }

    /// Draws grid, curves and what is to be said of them.
    void draw(Canvas canvas, Box box, boolean numbers) {
        Axes axes = new Axes(canvas, box, x, y);
        axes.draw(numbers);
        canvas.clip(
                box.x(),
                box.y() - canvas.length(2),
                box.width() + canvas.length(STUB),
                box.height() + canvas.length(4));
        for (Line line : panel.lines()) {
            canvas.open(line.label());
            curve(canvas, axes, line);
            canvas.close();
        }
        canvas.unclip();
        double base = box.y() - canvas.length(6);
        String note = note();
        double room = box.width() - (note.isEmpty() ? 0 : canvas.width(note, Axes.small(canvas)) + canvas.length(10));
        String title = Axes.cut(canvas, panel.title(), canvas.textSize(), Math.max(room, box.width() / 3));
        canvas.text(Ink.TEXT, Anchor.START, canvas.textSize(), box.x(), base, title);
        if (!note.isEmpty()) {
            canvas.text(Ink.MUTED, Anchor.END, Axes.small(canvas), box.right(), base, note);
        }
    }

    private String note() {
        List<String> notes = new ArrayList<>();
        if (above > 0) {
            notes.add("values above " + Numeral.of(y.high()) + " cut off");
        }
        if (below > 0) {
            notes.add("values below " + Numeral.of(y.low()) + " cut off");
        }
        if (missing > 0) {
            notes.add("some values are NaN");
        }
        if (impossible > 0) {
            notes.add("values not above 0 have no place on a log axis");
        }
        return String.join(", ", notes);
    }

    private Ink ink(Line line) {
        return Ink.series(colours.getOrDefault(line.key(), 0));
    }

    private void curve(Canvas canvas, Axes axes, Line line) {
        Ink ink = ink(line);
        if (line.band() != null) {
            band(canvas, axes, ink, line.band());
        }
        if (line.raw() != null) {
            canvas.line(
                    ink.as(Ink.Kind.PALE),
                    Stroke.THIN,
                    axes.px(line.raw().x()),
                    clamped(axes.py(line.raw().y()), axes.box()));
        }
        double[] px = axes.px(line.points().x());
        double[] py = axes.py(line.points().y());
        canvas.line(ink, Legend.stroke(colours, line.key()), px, clamped(py, axes.box()));
        if (px.length <= FEW) {
            for (int i = 0; i < px.length; i++) {
                canvas.mark(ink, Mark.DOT, px[i], py[i], canvas.length(px.length == 1 ? 3 : 2));
            }
        }
        missing += (int) Arrays.stream(line.points().y()).filter(Double::isNaN).count();
        outliers(canvas, axes, line, px);
        for (double seam : line.seams()) {
            canvas.mark(ink, Mark.TICK, axes.px(seam), at(axes, line, seam), canvas.length(6));
        }
        if (!Double.isNaN(line.bestX())) {
            canvas.mark(ink, Mark.RING, axes.px(line.bestX()), axes.py(line.bestY()), canvas.length(3.5));
        }
        end(canvas, ink, line, px, py);
    }

    /// Lines to values far outside stay near the picture, so that their slopes do.
    private static double[] clamped(double[] py, Box box) {
        double reach = 50 * box.height();
        double[] clamped = py.clone();
        for (int i = 0; i < py.length; i++) {
            clamped[i] = Double.isNaN(py[i]) ? py[i] : Math.max(box.y() - reach, Math.min(box.bottom() + reach, py[i]));
        }
        return clamped;
    }

    private void band(Canvas canvas, Axes axes, Ink ink, LineChart.Band band) {
        int count = band.x().length;
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++) {
            x[i] = axes.px(band.x()[i]);
            y[i] = axes.py(shown(band.low()[i]));
            x[2 * count - 1 - i] = x[i];
            y[2 * count - 1 - i] = axes.py(shown(band.high()[i]));
        }
        canvas.area(ink.as(Ink.Kind.BAND), x, y);
    }

    /// A bound of a band where it has a place.
    private double shown(double bound) {
        return panel.logY() && bound <= 0 ? y.low() : bound;
    }

    private void outliers(Canvas canvas, Axes axes, Line line, double[] px) {
        int marks = 0;
        for (int i = 0; i < px.length; i++) {
            double value = line.points().y()[i];
            boolean high = value > y.high();
            if (!high && !(value < y.low()) || panel.logY() && value <= 0) {
                continue;
            }
            above += high ? 1 : 0;
            below += high ? 0 : 1;
            if (marks++ < MOST_MARKS) {
                double edge =
                        high ? axes.box().y() + canvas.length(3) : axes.box().bottom() - canvas.length(4);
                canvas.mark(ink(line), high ? Mark.UP : Mark.DOWN, px[i], edge, canvas.length(3));
            }
        }
    }

    /// The height of a curve at a place.
    private static double at(Axes axes, Line line, double place) {
        double[] xs = line.points().x();
        int nearest = -1;
        for (int i = 0; i < xs.length; i++) {
            boolean nearer = nearest < 0 || Math.abs(xs[i] - place) < Math.abs(xs[nearest] - place);
            nearest = nearer && Double.isFinite(line.points().y()[i]) ? i : nearest;
        }
        return nearest < 0 ? Double.NaN : axes.py(line.points().y()[nearest]);
    }

    private void end(Canvas canvas, Ink ink, Line line, double[] px, double[] py) {
        int last = last(px, py);
        if (last < 0) {
            return;
        }
        switch (line.end()) {
            case DONE -> {
                if (last < px.length - 1) {
                    canvas.mark(ink, Mark.CROSS, px[last], py[last], canvas.length(3.5));
                }
            }
            case RUNNING ->
                canvas.line(ink, Stroke.DOTTED, px[last], py[last], px[last] + canvas.length(STUB), py[last]);
            case FAILED -> canvas.mark(ink, Mark.CROSS, px[last], py[last], canvas.length(3.5));
        }
    }

    private static int last(double[] px, double[] py) {
        for (int i = px.length - 1; i >= 0; i--) {
            if (Double.isFinite(px[i]) && Double.isFinite(py[i])) {
                return i;
            }
        }
        return -1;
    }

    /// A label beside a curve's end.
    private record Label(Line line, double at) {}

    /// Writes the names of the curves beside their ends, moved apart where they would touch.
    void labels(Canvas canvas, Box box, double room) {
        Axes axes = new Axes(canvas, box, x, y);
        double size = Axes.small(canvas);
        List<Label> labels = new ArrayList<>();
        for (Line line : panel.lines()) {
            double[] py = axes.py(line.points().y());
            int last = last(axes.px(line.points().x()), py);
            double at = last < 0 ? box.bottom() : Math.max(box.y(), Math.min(box.bottom(), py[last]));
            labels.add(new Label(line, at));
        }
        labels.sort(Comparator.comparingDouble(Label::at));
        double[] places = apart(labels.stream().mapToDouble(Label::at).toArray(), canvas.lineHeight(size), box);
        for (int i = 0; i < places.length; i++) {
            Line line = labels.get(i).line;
            canvas.open(line.label());
            canvas.line(
                    ink(line),
                    Legend.stroke(colours, line.key()),
                    box.right() + canvas.length(3),
                    places[i],
                    box.right() + canvas.length(14),
                    places[i]);
            canvas.text(
                    Ink.TEXT,
                    Anchor.START,
                    size, box.right() + canvas.length(17),
                    places[i] + Axes.middle(canvas, size),
                    Axes.cut(canvas, line.label(), size, room - canvas.length(17)));
            canvas.close();
        }
    }

    /// Places that are at least a distance from each other, each near where it wants to be.
    private static double[] apart(double[] wanted, double distance, Box box) {
        double[] places = wanted.clone();
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < places.length; i++) {
                places[i] = Math.max(places[i], places[i - 1] + distance);
            }
            if (places.length > 0) {
                places[places.length - 1] = Math.min(places[places.length - 1], box.bottom() - distance * 0.2);
            }
            for (int i = places.length - 2; i >= 0; i--) {
                places[i] = Math.min(places[i], places[i + 1] - distance);
            }
            if (places.length > 0) {
                places[0] = Math.max(places[0], box.y() + distance * 0.2);
            }
        }
        return places;
    }
}
