package org.arangolab.run.html;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.ByteSize;
import org.arangolab.event.LabEvent;
import org.arangolab.time.Durations;

/** A row for each server: its lives, what it used, how it ended. It is the key to the colours, too. */
final class ServerTable {
    private static final int MOST = 100;

    private final Story story;
    private final Palette palette;
    private final RunFiles files;
    private final Html html;

    ServerTable(Story story, Palette palette, RunFiles files, Html html) {
        this.story = story;
        this.palette = palette;
        this.files = files;
        this.html = html;
    }

    void write() {
        Map<String, List<Life>> servers = story.lives().stream().filter(life -> !life.tool)
                .collect(Collectors.groupingBy(Life::lane, LinkedHashMap::new, Collectors.toList()));
        if (servers.isEmpty()) {
            return;
        }
        html.raw("<section id=\"servers\"><h2>Servers</h2>\n<div class=\"wide\"><table "
                + "class=\"servers\"><thead><tr><th>name</th>"
                + "<th>starts</th><th>ready in</th><th>cpu</th><th>peak cpu</th><th>peak "
                + "memory</th><th>read</th><th>written</th>"
                + "<th>last end</th></tr></thead><tbody>\n");
        servers.entrySet().stream().sorted(Comparator.comparing(server -> server.getValue().stream()
                .noneMatch(life -> life.bad)))
                .limit(MOST).forEach(server -> row(server.getKey(), server.getValue()));
        html.raw("</tbody></table></div>\n");
        if (servers.size() > MOST) {
            html.raw("<p class=\"more\">").text((servers.size() - MOST) + " more servers").raw("</p>");
        }
        html.raw("</section>\n");
    }

    private void row(String lane, List<Life> lives) {
        Life last = lives.get(lives.size() - 1);
        boolean bad = lives.stream().anyMatch(life -> life.bad);
        html.raw("<tr><td><b class=\"swatch " + palette.css(lane) + "\"></b>")
                .link(files.link(RunFiles.home(last)), lane)
                .raw("</td>");
        cell("starts", String.valueOf(lives.size()));
        cell("ready in", last.ready.map(ready -> Durations.text(Duration.between(last.from, ready))).orElse(""));
        cell("cpu", Durations.text(Duration.ofMillis(sum(lives, sample -> sample.cpu().toMillis()))));
        cell("peak cpu", Math.round(lives.stream().mapToDouble(life -> life.series.peakCpu()).max().orElse(0)) + " %");
        cell("peak memory", new ByteSize(Math.round(lives.stream().mapToDouble(life -> life.series.peakRss()).max()
                .orElse(0))).toString());
        cell("read", new ByteSize(sum(lives, LabEvent.ResourcesSampled::read)).toString());
        cell("written", new ByteSize(sum(lives, LabEvent.ResourcesSampled::written)).toString());
        html.raw("<td data-label=\"last end\" class=\"end" + (bad ? " bad" : "") + "\">").text(ending(lives))
                .raw("</td></tr>\n");
    }

    private void cell(String label, String value) {
        html.raw("<td data-label=\"" + label + "\">").text(value).raw("</td>");
    }

    private static long sum(List<Life> lives, java.util.function.ToLongFunction<LabEvent.ResourcesSampled> what) {
        return lives.stream().map(life -> life.series.last()).flatMap(Optional::stream).mapToLong(what).sum();
    }

    private static String ending(List<Life> lives) {
        Optional<Life> crash = lives.stream().filter(life -> life.bad).reduce((first, second) -> second);
        String end = crash.orElse(lives.get(lives.size() - 1)).end;
        return end.isEmpty() ? "not told" : end;
    }
}
