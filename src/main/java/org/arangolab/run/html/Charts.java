package org.arangolab.run.html;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.arangolab.ByteSize;

/** Processor time, memory and input and output over the time of the run, below the lanes and in line with them. */
final class Charts {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    private static final int MOST_LINES = 100;

    private final Story story;
    private final Axis axis;
    private final Palette palette;
    private final Html html;
    private final List<Life> lives;

    Charts(Story story, Axis axis, Palette palette, Html html) {
        this.story = story;
        this.axis = axis;
        this.palette = palette;
        this.html = html;
        this.lives = story.lives().stream().filter(life -> !life.series.points().isEmpty()).toList();
    }

    /** Ends the lanes, too. */
    void write() {
        if (lives.isEmpty()) {
            html.raw("</div><p class=\"more\">No server lived long enough for its use of processor, memory and "
                    + "storage to be "
                    + "measured.</p></section>\n");
            return;
        }
        chart("cpu", Series.Point::cpu, Charts::percent, 100, true);
        chart("memory", Series.Point::rss, Charts::bytes, 1 << 20, false);
        chart("io per second", Series.Point::io, Charts::bytes, 1 << 10, false);
        html.raw("</div>\n<p class=\"more\">Dashed: a failure point, a suspended server. Red: a crash. In the "
                + "background: how busy "
                + "all processors of the machine were.</p></section>\n");
    }

    private static String percent(double value) {
        return Math.round(value) + " %";
    }

    private static String bytes(double value) {
        return new ByteSize(Math.round(value)).toString();
    }

    private void chart(String label, ToDoubleFunction<Series.Point> value, DoubleFunction<String> unit, double least,
            boolean host) {
        double top = Math.max(least, lives.stream().flatMap(life -> life.series.points().stream()).mapToDouble(value)
                .max().orElse(0));
        double scale = HEIGHT / (top * 1.05);
        html.raw("<div class=\"lane chart\"><div class=\"label\">").text(label).raw("<small>").text(unit.apply(top))
                .raw("</small></div><div class=\"track\"><svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                        + "\" preserveAspectRatio=\"none\" role=\"img\"><title>")
                        .text(label + " over time, at most " + unit.apply(top))
                .raw("</title>");
        axis.ticks().forEach(tick -> line("tick", axis.from().plus(tick)));
        if (host) {
            busy();
        }
        marks();
        lives.stream().limit(MOST_LINES).forEach(life -> html.raw("<polyline class=\""
                + (life.tool ? "tool" : palette.css(life.lane()))
                + "\" points=\"" + points(life, value, scale) + "\"><title>").text(life.lane() + " [" + life.pid + "]")
                .raw("</title></polyline>"));
        html.raw("</svg></div></div>\n");
    }

    private String points(Life life, ToDoubleFunction<Series.Point> value, double scale) {
        return life.series.points().stream().map(point -> x(point.at()) + ","
                + number(HEIGHT - value.applyAsDouble(point) * scale))
                .collect(Collectors.joining(" "));
    }

    private String x(Instant at) {
        return number(axis.percent(at) * WIDTH / 100);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void line(String css, Instant at) {
        html.raw("<line class=\"" + css + "\" x1=\"" + x(at) + "\" x2=\"" + x(at) + "\" y1=\"0\" y2=\"" + HEIGHT
                + "\"/>");
    }

    private void busy() {
        List<HostSeries.Point> points = story.hostSeries().points();
        if (points.size() > 1) {
            html.raw("<polygon class=\"host\" points=\"" + x(points.get(0).at()) + "," + HEIGHT + " " + points.stream()
                    .map(point -> x(point.at()) + "," + number(HEIGHT - point.busy() * HEIGHT / 105.0))
                    .collect(Collectors.joining(" "))
                    + " " + x(points.get(points.size() - 1).at()) + "," + HEIGHT
                    + "\"><title>all processors</title></polygon>");
        }
    }

    private void marks() {
        story.marks().stream().filter(mark -> mark.kind() == Mark.Kind.CRASH || mark.kind() == Mark.Kind.FAULT)
                .limit(MOST_LINES)
                .forEach(mark -> line(mark.kind() == Mark.Kind.CRASH ? "crash" : "fault", mark.at()));
    }
}
