package org.arangolab.run.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.arangolab.run.TestOutcome;
import org.arangolab.time.Durations;

/**
 * The whole page.
 *
 * @param story  what happened
 * @param ending how the run ended, or why it did not
 * @param server which binaries were used; empty when that is not known any more
 * @param files  of the run
 */
record Page(Story story, Ending ending, String server, RunFiles files) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    void write(Appendable out) {
        Html html = new Html(out);
        List<Result> results = story.results();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width, "
                + "initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src "
                + "'unsafe-inline'; script-src 'unsafe-inline'\"><title>").text(headline(results))
                .raw(" · arangolab</title>\n<style>\n")
                .raw(resource("report.css")).raw("</style></head><body>\n");
        head(html, results);
        new Failures(story, files, html).write(results);
        Axis axis = story.axis();
        Palette palette = Palette.of(story.lives());
        if (!story.lives().isEmpty() || !results.isEmpty()) {
            new Timeline(story, axis, palette, html).write();
            new Charts(story, axis, palette, html).write();
        }
        new ServerTable(story, palette, files, html).write();
        new TestList(html).write(results);
        notes(html);
        html.raw("<footer>").text("Made by arangolab from journal.jsonl").raw("</footer>\n<script>\n")
                .raw(resource("report.js")).raw("</script></body></html>\n");
    }

    private String headline(List<Result> results) {
        String counts = counts(results);
        return results.size() + (results.size() == 1 ? " test" : " tests") + (counts.isEmpty() ? "" : ": " + counts);
    }

    private static String counts(List<Result> results) {
        Map<TestOutcome, Long> counts = results.stream().filter(Result::finished).collect(Collectors.groupingBy(
                test -> test.result().outcome(), () -> new EnumMap<>(TestOutcome.class), Collectors.counting()));
        long unfinished = results.stream().filter(test -> !test.finished()).count();
        String told = counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
        return told + (unfinished == 0 ? "" : (told.isEmpty() ? "" : ", ") + unfinished + " unfinished");
    }

    private void head(Html html, List<Result> results) {
        boolean bad = ending.cutOff() || results.stream().anyMatch(Result::bad);
        html.raw("<header class=\"" + (bad ? "bad" : "good") + "\"><h1>").text(headline(results)).raw("</h1>\n");
        share(html, results);
        if (!ending.text().isEmpty()) {
            html.element("p", ending.cutOff() ? "cut" : "", ending.text());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        Axis axis = story.axis();
        facts.put("started", TIME.format(axis.from()));
        facts.put("took", Durations.text(java.time.Duration.between(axis.from(), axis.to())));
        facts.put("server", server + (story.versions().isEmpty() ? "" : (server.isEmpty() ? "" : ", ") + "version "
                + String.join(", ", story.versions())));
        facts.put("machine", story.host());
        facts.put("directory", files.run().toString());
        html.facts(facts).raw("</header>\n");
    }

    /** The outcomes as one bar. */
    private static void share(Html html, List<Result> results) {
        html.raw("<div class=\"share\">");
        results.stream().collect(Collectors.groupingBy(Result::css, LinkedHashMap::new, Collectors.counting()))
                .forEach((css, count) -> html.box(css, "flex-grow:" + count, count + " " + css));
        html.raw("</div>\n");
    }

    private void notes(Html html) {
        List<Mark> notes = story.marks().stream().filter(mark -> mark.kind() == Mark.Kind.NOTE).limit(200).toList();
        if (!notes.isEmpty()) {
            html.raw("<section id=\"notes\"><h2>Notes</h2><ul>\n");
            notes.forEach(note -> html.raw("<li>").text(note.subject() + ": " + note.text()).raw("</li>\n"));
            html.raw("</ul></section>\n");
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
