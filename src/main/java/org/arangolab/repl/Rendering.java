package org.arangolab.repl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.client.JsonText;
import org.arangolab.client.Response;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.diagnose.why.Why;
import org.arangolab.dsl.ClusterWords;
import org.arangolab.dsl.ServerWords;
import org.arangolab.log.LogLine;
import org.arangolab.monitor.Readout;
import org.arangolab.monitor.ResourceProbe;
import org.arangolab.monitor.Rows;
import org.arangolab.repl.Layout.Leaf;
import org.arangolab.time.Durations;

/**
 * Values as a person reads them: texts in quotes, collections laid out in the width, servers and equal-shaped maps as
 * tables, answers of a server with their JSON. Control characters of any value are written as escapes.
 *
 * @param width   columns of a line
 * @param colours whether to use them
 */
record Rendering(int width, boolean colours) {
    private static final int ROWS = 100;
    private static final int BODY = 20_000;
    private static final int INDENT = 2;
    /** Fewer columns than this are no column for figures. */
    private static final int NARROWEST = 16;
    /** What a list of servers shows; the first that fits. */
    private static final List<List<String>> SERVER_COLUMNS = List.of(
            List.of("name", "state", "role", "pid", "endpoint", "version"),
            List.of("name", "state", "pid", "endpoint"),
            List.of("name", "state", "pid"),
            List.of("name", "state"));
    private static final List<List<String>> CLUSTER_COLUMNS = List.of(
            List.of("name", "role", "state", "pid", "memory", "endpoint", "version"),
            List.of("name", "state", "pid", "memory", "endpoint"),
            List.of("name", "state", "memory"),
            List.of("name", "state"));
    private static final Map<String, Function<ServerWords, Leaf>> SERVER_FACTS = Map.of(
            "name", server -> new Leaf(server.getName(), Style.BOLD),
            "state", server -> Shapes.state(server.getState()),
            "role", server -> plain(server.getRole().word()),
            "pid", server -> plain(server.getPid()),
            "memory", server -> plain(Optional.ofNullable(server.getPid()).flatMap(ResourceProbe::memory).orElse(null)),
            "endpoint", server -> plain(server.getEndpoint()),
            "version", server -> plain(server.getVersion()));

    /** A value; the empty text for {@code null}. */
    String value(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Response response) {
            return response(response);
        }
        if (value instanceof ServerWords server) {
            return server(server);
        }
        if (value instanceof ClusterWords cluster) {
            return cluster(cluster);
        }
        if (value instanceof Readout readout) {
            return readout(readout);
        }
        if (value instanceof Rows rows) {
            return Notation.lines(rows.subject()) + "\n" + list(rows.rows())
                    .orElseGet(() -> laidOut(rows.rows(), Notation.GROOVY));
        }
        if (value instanceof Why || value instanceof Stacks || value instanceof CrashReport) {
            return Notation.lines(value.toString());
        }
        if (value instanceof CharSequence text && text.toString().strip().contains("\n")) {
            return Style.GREEN.paint("'''" + Notation.lines(text.toString()) + "'''", colours);
        }
        if (value instanceof Collection<?> all) {
            return list(all).orElseGet(() -> laidOut(all, Notation.GROOVY));
        }
        return laidOut(value, Notation.GROOVY);
    }

    /** Labels and figures in two columns; below each other where there is no room for two. */
    private String readout(Readout readout) {
        int labels = readout.lines().stream().mapToInt(line -> line.label().length()).max().orElse(0) + 2 * INDENT;
        boolean narrow = width < labels + NARROWEST;
        StringBuilder text = new StringBuilder(words(leaves(readout.title(), Style.BOLD), INDENT));
        readout.lines().forEach(line -> {
            String label = " ".repeat(INDENT) + line.label();
            text.append('\n').append(Style.BLUE.paint(label, colours)).append(narrow ? "\n" + " ".repeat(2 * INDENT)
                    : " ".repeat(labels - label.length()));
            int start = narrow ? 2 * INDENT : labels;
            text.append(new Rendering(width - start, colours).words(leaves(line.value(), Style.PLAIN), 0)
                    .replace("\n", "\n" + " ".repeat(start)));
        });
        return text.toString();
    }

    private static List<Leaf> leaves(String text, Style style) {
        return Stream.of(Notation.plain(text).split(" ")).map(word -> new Leaf(word, style)).toList();
    }

    /** A message of something that went wrong: its first line stands out. */
    String failure(String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        return Style.RED.paint(Notation.lines(first), colours) + Notation.lines(message.substring(first.length()));
    }

    /** A remark of the prompt itself. */
    String remark(String text) {
        return Style.DIM.paint(text, colours);
    }

    /** All servers, as {@code /list} shows them. */
    String servers(Collection<ServerWords> servers) {
        return table(SERVER_COLUMNS, servers);
    }

    private String table(List<List<String>> widths, Collection<ServerWords> servers) {
        return widths.stream()
                .flatMap(columns -> serverTable(columns, servers).within(width, colours).stream())
                .findFirst()
                .orElseGet(() -> servers.stream().map(this::server).collect(Collectors.joining("\n")));
    }

    private static Table serverTable(List<String> columns, Collection<ServerWords> servers) {
        return new Table(columns, servers.stream()
                .map(server -> columns.stream().map(column -> SERVER_FACTS.get(column).apply(server)).toList())
                .toList());
    }

    /** How it stands, and its servers. */
    private String cluster(ClusterWords cluster) {
        String head = cluster.toString().lines().findFirst().orElse(cluster.getName());
        return words(leaves(head.replaceFirst(":$", ""), Style.BOLD), INDENT) + "\n"
                + table(CLUSTER_COLUMNS, cluster.getServers());
    }

    private String server(ServerWords server) {
        return words(Stream.of(
                new Leaf(server.getName(), Style.BOLD),
                Shapes.state(server.getState()),
                plain(server.getRole().word()),
                plain(server.getPid() == null ? null : "pid " + server.getPid()),
                plain(server.getEndpoint()),
                plain(server.getVersion())).filter(leaf -> !leaf.text().isEmpty()).toList());
    }

    /** Words with blanks between, on as many lines as they need. */
    private String words(List<Leaf> words) {
        return words(words, INDENT);
    }

    private String words(List<Leaf> words, int indent) {
        Ink ink = new Ink(width, colours);
        for (int i = 0; i < words.size(); i++) {
            if (i > 0 && ink.fits(1 + words.get(i).columns())) {
                ink.put(" ");
            } else if (i > 0) {
                ink.line(indent);
            }
            words.get(i).write(ink, 0, 0);
        }
        return ink.toString();
    }

    private String response(Response response) {
        String head = words(Stream.of(
                new Leaf(String.valueOf(response.status()), response.ok() ? Style.GREEN : Style.RED),
                new Leaf("in " + Durations.text(response.took()), Style.DIM),
                new Leaf(Notation.plain(response.header("content-type").orElse("")), Style.DIM))
                .filter(leaf -> !leaf.text().isEmpty()).toList());
        return response.body().length == 0 ? head : head + "\n" + body(response);
    }

    private String body(Response response) {
        return JsonText.read(response.body())
                .map(json -> laidOut(json, Notation.JSON))
                .orElseGet(() -> cut(Notation.lines(response.text().stripTrailing())));
    }

    private static String cut(String text) {
        return text.length() <= BODY ? text
                : text.substring(0, BODY) + "… " + (text.length() - BODY) + " more characters";
    }

    private Optional<String> list(Collection<?> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (all.stream().allMatch(LogLine.class::isInstance)) {
            return Optional.of(all.stream().map(line -> Shapes.logLine((LogLine) line))
                    .map(leaf -> leaf.style().paint(leaf.text(), colours)).collect(Collectors.joining("\n")));
        }
        if (all.stream().allMatch(ServerWords.class::isInstance)) {
            return Optional.of(servers(all.stream().map(ServerWords.class::cast).toList()));
        }
        return equalShaped(all) ? table(all) : Optional.empty();
    }

    /** At least two maps with the same keys. */
    private static boolean equalShaped(Collection<?> all) {
        return all.size() > 1 && all.iterator().next() instanceof Map<?, ?> first && !first.isEmpty()
                && all.stream().allMatch(e -> e instanceof Map<?, ?> map && map.keySet().equals(first.keySet()));
    }

    private Optional<String> table(Collection<?> maps) {
        List<?> keys = List.copyOf(((Map<?, ?>) maps.iterator().next()).keySet());
        List<List<Leaf>> rows = maps.stream().limit(ROWS).map(map -> keys.stream()
                .map(key -> cell(((Map<?, ?>) map).get(key))).toList()).toList();
        String more = maps.size() > ROWS ? "\n" + remark("… " + (maps.size() - ROWS) + " more") : "";
        return new Table(keys.stream().map(key -> Notation.plain(String.valueOf(key))).toList(), rows)
                .within(width, colours).map(text -> text + more);
    }

    private static Leaf cell(Object value) {
        if (value instanceof CharSequence text) {
            return new Leaf(Notation.plain(text.toString()), Style.PLAIN);
        }
        Layout layout = Shapes.of(value, Notation.GROOVY);
        if (layout instanceof Leaf leaf) {
            return leaf;
        }
        Ink ink = new Ink(Integer.MAX_VALUE, false);
        layout.write(ink, 0, 0);
        return new Leaf(ink.toString(), Style.PLAIN);
    }

    private static Leaf plain(Object value) {
        return new Leaf(value == null ? "" : String.valueOf(value), Style.PLAIN);
    }

    private String laidOut(Object value, Notation notation) {
        Ink ink = new Ink(width, colours);
        Shapes.of(value, notation).write(ink, 0, 0);
        return ink.toString();
    }
}
