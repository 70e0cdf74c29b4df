package org.arangolab.run.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.arangolab.time.Durations;

/** All tests by their scripts, with durations. */
final class TestList {
    private final Html html;

    TestList(Html html) {
        this.html = html;
    }

    void write(List<Result> all) {
        if (all.isEmpty()) {
            return;
        }
        long longest = all.stream().mapToLong(test -> test.result().took().toMillis()).max().orElse(1);
        html.raw("<section id=\"tests\"><h2>Tests</h2>\n<p class=\"filter\" hidden><input type=\"search\" id=\"find\" "
                + "placeholder=\"Find "
                + "a test\" aria-label=\"Find a test\"> <label><input type=\"checkbox\" id=\"onlybad\"> only those "
                + "that did not pass"
                + "</label></p>\n");
        Map<String, List<Result>> scripts = all.stream().collect(Collectors.groupingBy(test -> test.result().test()
                .file(),
                LinkedHashMap::new, Collectors.toList()));
        boolean few = all.size() <= 60;
        scripts.forEach((file, tests) -> script(file, tests, few, Math.max(1, longest)));
        html.raw("</section>\n");
    }

    private void script(String file, List<Result> tests, boolean few, long longest) {
        boolean bad = tests.stream().anyMatch(Result::bad);
        html.raw("<details class=\"script\"" + (bad || few ? " open" : "") + "><summary>").text(file).raw(" <small>")
                .text(counts(tests)).raw("</small></summary><table>");
        tests.forEach(test -> row(test, longest));
        html.raw("</table></details>\n");
    }

    private static String counts(List<Result> tests) {
        Map<String, Long> counts = tests.stream().collect(Collectors.groupingBy(test -> test.finished()
                ? test.result().outcome().word() : "unfinished", LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    private void row(Result test, long longest) {
        String word = test.finished() ? test.result().outcome().word() : "unfinished";
        html.raw("<tr class=\"" + test.css() + "\"><td><span class=\"tag " + test.css() + "\">").text(word)
                .raw("</span></td><td>");
        if (test.bad()) {
            html.raw("<a href=\"#t" + test.number() + "\">").text(test.result().test().name()).raw("</a>");
        } else {
            html.text(test.result().test().name());
        }
        if (test.css().equals("skipped") || test.css().equals("flaky")) {
            html.raw(" <small>").text(test.result().message().lines().findFirst().orElse("")).raw("</small>");
        }
        html.raw("</td><td class=\"took\">").text(Durations.text(test.result().took()))
                .raw("</td><td class=\"size\"><i style=\"width:"
                + String.format(Locale.ROOT, "%.1f%%", 100.0 * test.result().took().toMillis() / longest)
                + "\"></i></td></tr>\n");
    }
}
