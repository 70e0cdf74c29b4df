package org.arangolab.run.html;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.time.Durations;

/** Tests and lives of servers and tools, each in its lane, over the time of the run. */
final class Timeline {
    private static final int MOST_LANES = 40;
    private static final int MOST_ROWS = 12;
    /** Neighbours that are narrower than this, in percent, and went well become one bar. */
    private static final double NARROW = 0.1;

    private final Story story;
    private final Axis axis;
    private final Palette palette;
    private final Html html;

    Timeline(Story story, Axis axis, Palette palette, Html html) {
        this.story = story;
        this.axis = axis;
        this.palette = palette;
        this.html = html;
    }

    void write() {
        html.raw("<section id=\"timeline\"><h2>Timeline</h2>\n<div class=\"lanes\">");
        ticks();
        tests();
        servers();
        tools();
    }

    private void ticks() {
        open("", "ticks", "");
        axis.ticks().forEach(tick -> html.raw("<span style=\"left:" + axis.left(axis.from().plus(tick)) + "\">")
                .text(tick.isZero() ? "0" : Durations.text(tick)).raw("</span>"));
        close();
    }

    private void open(String label, String css, String colour) {
        html.raw("<div class=\"lane " + css + "\"><div class=\"label\">").raw(colour).text(label)
                .raw("</div><div class=\"track\">");
    }

    private void close() {
        html.raw("</div></div>\n");
    }

    /** Tests that ran at the same time stand below each other. */
    private void tests() {
        List<List<Result>> rows = new ArrayList<>();
        story.results().stream().sorted((a, b) -> a.from().compareTo(b.from()))
                .forEach(test -> row(rows, test).add(test));
        for (int i = 0; i < rows.size(); i++) {
            open(i == 0 ? "tests" : "", "tests", "");
            bars(rows.get(i));
            close();
        }
    }

    private static List<Result> row(List<List<Result>> rows, Result test) {
        Optional<List<Result>> free = rows.stream().filter(row -> !row.get(row.size() - 1).to()
                .isAfter(test.from().plusMillis(1)))
                .findFirst();
        if (free.isEmpty() && rows.size() < MOST_ROWS) {
            rows.add(new ArrayList<>());
            return rows.get(rows.size() - 1);
        }
        return free.orElseGet(() -> rows.get(MOST_ROWS - 1));
    }

    private void bars(List<Result> row) {
        List<Result> same = new ArrayList<>();
        for (Result test : row) {
            if (!same.isEmpty() && !joins(same.get(0), test)) {
                bar(same);
                same.clear();
            }
            same.add(test);
        }
        bar(same);
    }

    private boolean joins(Result first, Result next) {
        return first.css().equals(next.css()) && first.css().equals("good")
                && axis.percent(next.to()) - axis.percent(first.from()) < NARROW;
    }

    private void bar(List<Result> same) {
        Result first = same.get(0);
        Instant end = same.get(same.size() - 1).to();
        String tooltip = same.size() > 1 ? same.size() + " tests, passed" : first.result().test().title() + ": "
                + (first.finished() ? first.result().outcome().word() : "unfinished") + " after "
                + Durations.text(first.result().took());
        String style = "left:" + axis.left(first.from()) + ";width:" + axis.width(first.from(), end);
        if (first.bad()) {
            html.raw("<a href=\"#t" + first.number() + "\">").box("bar " + first.css(), style, tooltip).raw("</a>");
        } else {
            html.box("bar " + first.css(), style, tooltip);
        }
    }

    private void servers() {
        Map<String, List<Life>> lanes = story.lives().stream().filter(life -> !life.tool)
                .collect(Collectors.groupingBy(Life::lane, LinkedHashMap::new, Collectors.toList()));
        List<String> shown = shown(lanes);
        Map<String, List<Mark>> marks = story.marks().stream().filter(mark -> mark.kind() != Mark.Kind.NOTE)
                .collect(Collectors.groupingBy(Mark::subject));
        shown.forEach(lane -> {
            open(lane, "server", "<b class=\"swatch " + palette.css(lane) + "\"></b>");
            lanes.get(lane).forEach(life -> life(life, palette.css(lane)));
            lanes.get(lane).stream().map(life -> life.name).distinct()
                    .flatMap(name -> marks.getOrDefault(name, List.of()).stream())
                    .filter(mark -> lanes.get(lane).stream().anyMatch(life -> belongs(mark, life))).forEach(this::mark);
            close();
        });
        if (shown.size() < lanes.size()) {
            html.raw("<p class=\"more\">").text((lanes.size() - shown.size()) + " more servers are not drawn")
                    .raw("</p>");
        }
    }

    private static boolean belongs(Mark mark, Life life) {
        return mark.pid() == life.pid || mark.pid() == 0 && life.overlaps(mark.at(), mark.at());
    }

    /** Those that crashed are shown in any case. */
    private static List<String> shown(Map<String, List<Life>> lanes) {
        List<String> first = lanes.keySet().stream().sorted((a, b) ->
                Boolean.compare(bad(lanes.get(b)), bad(lanes.get(a))))
                .limit(MOST_LANES).toList();
        return lanes.keySet().stream().filter(first::contains).toList();
    }

    private static boolean bad(List<Life> lives) {
        return lives.stream().anyMatch(life -> life.bad);
    }

    private void life(Life life, String colour) {
        Instant end = life.to.orElse(axis.to());
        Instant ready = life.ready.orElse(end);
        String who = life.lane() + " [" + life.pid + "]";
        html.box("bar starting " + colour, "left:" + axis.left(life.from) + ";width:" + axis.width(life.from, ready),
                who + " starts");
        if (life.ready.isPresent()) {
            html.box("bar running " + colour, "left:" + axis.left(ready) + ";width:" + axis.width(ready, end), who
                    + " runs"
                    + (life.version.isEmpty() ? "" : ", " + life.version)
                    + (life.end.isEmpty() ? "" : "; " + life.end));
        }
    }

    private void mark(Mark mark) {
        html.box("mark " + mark.kind().name().toLowerCase(java.util.Locale.ROOT), "left:" + axis.left(mark.at()),
                mark.text());
    }

    private void tools() {
        List<Life> tools = story.lives().stream().filter(life -> life.tool).toList();
        if (tools.isEmpty()) {
            return;
        }
        open("tools", "tool", "");
        tools.stream().limit(2000).forEach(life -> html.box("bar " + (life.bad ? "bad" : "good"), "left:"
                + axis.left(life.from)
                + ";width:" + axis.width(life.from, life.to.orElse(axis.to())), life.name + ": " + life.end));
        close();
    }
}
