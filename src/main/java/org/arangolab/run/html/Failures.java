package org.arangolab.run.html;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.arangolab.run.TestCase;
import org.arangolab.time.Durations;

/** What did not go well, each with what speaks for its cause: the message, the ends of servers, findings, log lines. */
final class Failures {
    private static final int MOST = 200;
    private static final int MOST_SERVERS = 6;

    private final Story story;
    private final RunFiles files;
    private final Html html;
    /** Findings that were shown already: the stacks of a cluster belong to more than one server. */
    private final Set<String> shown = new LinkedHashSet<>();

    Failures(Story story, RunFiles files, Html html) {
        this.story = story;
        this.files = files;
        this.html = html;
    }

    void write(List<Result> all) {
        List<Result> bad = all.stream().filter(Result::bad).toList();
        if (bad.isEmpty()) {
            return;
        }
        html.raw("<section id=\"failures\"><h2>What went wrong</h2>\n");
        bad.stream().limit(MOST).forEach(this::failure);
        if (bad.size() > MOST) {
            html.raw("<p class=\"more\">").text((bad.size() - MOST) + " more failures are only in the list of tests")
                    .raw("</p>");
        }
        html.raw("</section>\n");
    }

    private void failure(Result test) {
        html.raw("<article class=\"failure\" id=\"t" + test.number() + "\"><h3><span class=\"tag " + test.css() + "\">")
                .text(test.finished() ? test.result().outcome().word() : "unfinished").raw("</span> ")
                .text(test.result().test().name())
                .raw("</h3><p class=\"where\">").text(test.result().test().file() + (test.result().line() > 0
                        ? ":" + test.result().line() : "") + " · " + Durations.text(test.result().took()) + " · "
                        + Durations.text(java.time.Duration.between(story.axis().from(), test.from()))
                        + " after the start")
                .raw("</p>\n<pre class=\"message\">").text(test.result().message()).raw("</pre>\n");
        story.hostSeries().overloaded(test.from(), test.to()).ifPresent(why -> html.raw("<p class=\"host\">")
                .text("the machine was overloaded meanwhile: " + why).raw("</p>"));
        List<Life> servers = servers(test);
        findings(test, servers);
        servers.stream().limit(MOST_SERVERS).forEach(this::log);
        artifacts(servers);
        html.raw("</article>\n");
    }

    /** Those of its script that lived meanwhile, the ones that crashed in front. */
    private List<Life> servers(Result test) {
        return story.lives().stream().filter(life -> life.overlaps(test.from(), test.to())
                && belongs(life, test.result().test()))
                .sorted((a, b) -> Boolean.compare(b.bad, a.bad)).toList();
    }

    /** The directory of a script is called after it, with a number when there are several; alone it has none. */
    private static boolean belongs(Life life, TestCase test) {
        String name = TestCase.nameOf(test.file()).replaceAll("[^A-Za-z0-9_-]+", "_");
        return life.folder.isEmpty() || life.folder.startsWith(name) || life.folder.startsWith("retry");
    }

    private void findings(Result test, List<Life> servers) {
        Instant late = test.to().plusSeconds(2);
        story.findings().stream().filter(finding -> !finding.at().isBefore(test.from()) && !finding.at().isAfter(late))
                .filter(finding -> servers.stream().anyMatch(life -> life.pid == finding.pid()
                || life.name.equals(finding.subject())))
                .filter(finding -> shown.add(test.number() + finding.file())).forEach(this::finding);
    }

    private void finding(Story.Finding finding) {
        Optional<String> link = files.link("findings/" + finding.file());
        html.raw("<details><summary>").text(finding.subject() + ": " + finding.text())
                .raw("</summary><p class=\"where\">")
                .link(link, finding.file()).raw("</p><pre>")
                .text(files.finding(finding.file()).orElse("the file is not there any more")).raw("</pre></details>\n");
    }

    private void log(Life life) {
        List<String> lines = life.tool ? List.of() : files.important(life);
        if (!life.end.isEmpty() || !lines.isEmpty()) {
            html.raw("<details" + (life.bad ? " open" : "") + "><summary>").text(life.name + " [" + life.pid + "]"
                    + (life.end.isEmpty() ? "" : " " + life.end)).raw("</summary>");
            if (lines.isEmpty()) {
                html.raw("<p class=\"where\">").text(life.tool ? "" : "no important lines in its log").raw("</p>");
            } else {
                html.raw("<pre>").text(String.join("\n", lines)).raw("</pre>");
            }
            html.raw("</details>\n");
        }
    }

    private void artifacts(List<Life> servers) {
        Set<String> homes = new LinkedHashSet<>();
        servers.forEach(life -> homes.add(RunFiles.home(life)));
        List<String> there = homes.stream().filter(home -> files.link(home).isPresent()).limit(20).toList();
        if (!there.isEmpty()) {
            html.raw("<p class=\"where\">files: ");
            there.forEach(home -> html.link(files.link(home), home).raw(" "));
            html.raw("</p>");
        }
    }
}
