package org.arangolab.standin.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.http.ConnectionSettings;

/**
 * What is told of the runs. Source: facts/client-tools.md 10.
 *
 * @param options  of the benchmark
 * @param settings of the connection
 * @param runs     one or more, the fastest first
 */
record BenchReport(BenchOptions options, ConnectionSettings settings, List<Run> runs) {
    private static final double MILLIS = 1000;

    static BenchReport of(BenchOptions options, ConnectionSettings settings, List<Run> runs) {
        return new BenchReport(options, settings, runs.stream().sorted(Comparator.comparingDouble(Run::elapsed))
                .toList());
    }

    private Run median() {
        return runs.get(runs.size() / 2);
    }

    private long operations() {
        return options.duration().isZero() ? options.requests() : median().operations();
    }

    void print(PrintStream out) {
        if (options.all().flag("histogram.generate")) {
            histogram(out);
        }
        out.println("Total number of operations: " + operations() + ", runs: " + runs.size() + ", keep alive: "
                + yes(options.keepAlive()) + ", async: no, replication factor: "
                + options.all().number("replication-factor") + ", number of shards: "
                + options.all().number("number-of-shards") + ", wait for sync: " + options.all().flag("wait-for-sync")
                + ", concurrency level (threads): " + options.threads());
        out.println("Test case: " + options.testCase() + ", complexity: " + options.complexity() + ", database: '"
                + settings.database() + "', collection: '" + options.collection() + "'");
        if (runs.size() > 1) {
            titled(out, "fastest", runs.get(0));
            titled(out, "slowest", runs.get(runs.size() - 1));
            titled(out, "median", median());
        } else {
            block(out, runs.get(0));
        }
        out.println("Min request time: " + millis(runs.stream().mapToDouble(Run::least).min().orElse(0)));
        out.println("Avg request time: " + millis(runs.stream().mapToDouble(Run::average).average().orElse(0)));
        out.println("Max request time: " + millis(runs.stream().mapToDouble(Run::most).max().orElse(0)));
        out.println();
        if (runs.stream().anyMatch(run -> run.failures() > 0)) {
            out.println("At least one of the runs produced failures!");
        }
    }

    private static String yes(boolean flag) {
        return flag ? "yes" : "no";
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "%.4fms", seconds * MILLIS);
    }

    private static void titled(PrintStream out, String which, Run run) {
        out.println();
        out.println("Printing " + which + " result");
        out.println("=".repeat(23));
        block(out, run);
    }

    private static void block(PrintStream out, Run run) {
        out.printf(Locale.ROOT, "Total request/response duration (sum of all threads): %.6f s%n", run.total());
        out.printf(Locale.ROOT, "Request/response duration (per thread): %.6f s%n", run.perThread());
        out.printf(Locale.ROOT, "Time needed per operation: %.6f s%n", run.perOperation());
        out.printf(Locale.ROOT, "Time needed per operation per thread: %.6f s%n", run.average());
        out.printf(Locale.ROOT, "Operations per second rate: %.1f%n", run.rate());
        out.printf(Locale.ROOT, "Elapsed time since start: %.6f s%n%n", run.elapsed());
    }

    private void histogram(PrintStream out) {
        StringBuilder head = new StringBuilder("Interval/Percentile:");
        options.percentiles().forEach(p -> head.append(String.format(Locale.ROOT, "%14s", p + "%")));
        out.println(head);
        for (double[] thread : median().times()) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%20s", millis(interval(thread))));
            options.percentiles().forEach(p -> line.append(String.format(Locale.ROOT, "%14s",
                    millis(Run.percentile(thread, Double.parseDouble(p))))));
            out.println(line);
        }
        out.println();
    }

    private double interval(double[] thread) {
        double wanted = options.all().fraction("histogram.interval-size") / MILLIS;
        double longest = thread.length == 0 ? 0 : thread[thread.length - 1];
        return wanted > 0 ? wanted : longest / Math.max(1, options.all().number("histogram.num-intervals"));
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        if (options.all().flag("histogram.generate")) {
            ObjectNode histogram = json.putObject("histogram");
            for (int i = 0; i < median().times().length; i++) {
                double[] thread = median().times()[i];
                ObjectNode one = histogram.putObject(Integer.toString(i)).put("IntervalSize", interval(thread));
                options.percentiles().forEach(p -> one.put(String.format(Locale.ROOT, "%.6f", Double.parseDouble(p)),
                        Run.percentile(thread, Double.parseDouble(p))));
            }
        }
        json.put("totalNumberOfOperations", operations()).put("runs", runs.size()).put("keepAlive", options.keepAlive())
                .put("async", false).put("replicationFactor", options.all().number("replication-factor"))
                .put("numberOfShards", options.all().number("number-of-shards"))
                .put("waitForSync", options.all().flag("wait-for-sync")).put("concurrencyLevel", options.threads())
                .put("testCase", options.testCase()).put("complexity", options.complexity())
                .put("database", settings.database()).put("collection", options.collection());
        if (runs.size() > 1) {
            json.set("fastestResults", runs.get(0).toJson());
            json.set("slowestResults", runs.get(runs.size() - 1).toJson());
        }
        json.set("results", median().toJson());
        return json.put("min", runs.stream().mapToDouble(Run::least).min().orElse(0))
                .put("avg", runs.stream().mapToDouble(Run::average).average().orElse(0))
                .put("max", runs.stream().mapToDouble(Run::most).max().orElse(0));
    }

    /** Failures are not marked in it, as in the original. */
    void writeJunit(Path file) throws IOException {
        Files.writeString(file, String.format(Locale.ROOT, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n"
                + "<testsuites><testsuite name=\"arangobench\" errors=\"0\" tests=\"1\" failures=\"0\" skipped=\"0\" "
                + "time=\"%.6f\">%n<testcase name=\"%s\" classname=\"BenchTest\" time=\"%.6f\"/>%n"
                + "</testsuite></testsuites>%n", median().elapsed(), options.testCase(), median().elapsed()));
    }
}
