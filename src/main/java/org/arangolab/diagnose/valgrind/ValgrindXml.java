package org.arangolab.diagnose.valgrind;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/**
 * Reads valgrind's XML, protocol 4, as a stream of tags, so that a file of a process that was killed, which has no end,
 * is read as well as a whole one. How often an error happened stands at the end only. Source: facts/diagnostics.md 6.3.
 */
public final class ValgrindXml implements Recogniser {
    private static final int MOST_ERRORS = 4000;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 8192;
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_]\\w*)(?:\\s[^<>]*)?(/?)>");

    private final FindingSet found;
    private final Map<String, Draft> errors = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> fields = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inside;
    private String tool = "";
    private long pid;
    private Draft error;
    private boolean counts;
    private int stacks;
    private long errorLine;
    private long number;
    private long lines;

    /** Puts what it finds into the set. */
    public ValgrindXml(FindingSet found) {
        this.found = found;
    }

    @Override
    public boolean accept(TextLine line) {
        String content = line.text();
        if (!inside) {
            if (!content.contains("<valgrindoutput>") && !content.strip().equals("<error>")) {
                return false;
            }
            inside = true;
        } else if (content.indexOf('<') < 0 && path.isEmpty()) {
            return false;
        }
        number = line.number();
        lines++;
        tags(content);
        return true;
    }

    /** How many lines were XML of valgrind. */
    public long lines() {
        return lines;
    }

    private void tags(String content) {
        Matcher tag = TAG.matcher(content);
        int at = 0;
        while (tag.find()) {
            text(content, at, tag.start());
            at = tag.end();
            if (!tag.group(3).isEmpty()) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                begin(tag.group(2));
            } else {
                finish(tag.group(2));
            }
        }
        text(content, at, content.length());
    }

    private void text(String content, int from, int to) {
        int room = LONGEST_TEXT - text.length();
        text.append(content, from, Math.min(to, from + Math.max(0, room)));
    }

    private void begin(String name) {
        text.setLength(0);
        if (path.size() < DEEPEST) {
            path.push(name);
        }
        switch (name) {
            case "error", "fatal_signal" -> {
                fields.clear();
                errorLine = number;
                error = null;
                stacks = 0;
            }
            case "stack" -> {
                stacks++;
                start();
            }
            case "frame" -> clear("ip", "obj", "fn", "dir", "file", "line");
            case "pair" -> clear("count", "unique");
            default -> { }
        }
    }

    private void clear(String... names) {
        for (String name : names) {
            fields.remove(name);
        }
    }

    /** What is needed of an error comes before its first stack. */
    private void start() {
        if (stacks != 1 || error != null) {
            return;
        }
        if (path.contains("fatal_signal")) {
            error = ValgrindText.fatal(tool, fields.getOrDefault("signame", ""), errorLine, pid);
            counts = true;
        } else if (path.contains("error")) {
            Headline headline = Headline.ofKind(fields.getOrDefault("kind", ""));
            error = headline.draft(tool, fields.getOrDefault("what", fields.getOrDefault("text", "")), errorLine, pid);
            counts = headline.counts();
            error.thread(fields.getOrDefault("threadname", fields.get("tid")));
        }
    }

    private void finish(String name) {
        String value = unescaped(text.toString().strip());
        text.setLength(0);
        while (!path.isEmpty() && !path.pop().equals(name)) {
            continue; // an end was lost
        }
        switch (name) {
            case "frame" -> frame();
            case "error", "fatal_signal" -> error(name.equals("error"));
            case "pair" -> pair();
            case "tool" -> tool = value;
            case "pid" -> pid = value.matches("\\d{1,18}") ? Long.parseLong(value) : pid;
            case "valgrindoutput" -> close();
            default -> fields.put(name, value);
        }
    }

    private void frame() {
        if (error == null || stacks != 1) {
            return;
        }
        String line = fields.getOrDefault("line", "");
        String file = fields.getOrDefault("file", "");
        String directory = fields.getOrDefault("dir", "");
        error.frame(new Frame(fields.getOrDefault("fn", ""), directory.isEmpty() || file.isEmpty() ? file : directory
                + "/" + file,
                line.matches("\\d{1,9}") ? Integer.parseInt(line) : 0, fields.getOrDefault("obj", ""),
                fields.getOrDefault("ip", "")));
    }

    private void error(boolean counted) {
        stacks = 1;
        if (error == null) {
            path.push(counted ? "error" : "fatal_signal");
            start();
            path.pop();
        }
        Draft complete = error;
        error = null;
        if (complete == null || !counts || errors.size() >= MOST_ERRORS) {
            return;
        }
        Optional<Draft> cause = counted ? Optional.empty() : errors.values().stream()
                .filter(other -> other.frames().equals(complete.frames())).findFirst();
        if (cause.isPresent()) {
            cause.get().signal(complete.signal()).severity(Severity.FATAL); // the program died of that error
        } else {
            errors.put(counted ? fields.getOrDefault("unique", "line " + errorLine) : "signal", complete);
        }
    }

    private void pair() {
        Draft counted = errors.get(fields.getOrDefault("unique", ""));
        String count = fields.getOrDefault("count", "");
        if (counted != null && path.contains("errorcounts") && count.matches("\\d{1,9}")) {
            counted.count(Integer.parseInt(count));
        }
    }

    private static String unescaped(String value) {
        return value.indexOf('&') < 0 ? value : value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
                .replace("&apos;", "'").replace("&amp;", "&");
    }

    private void close() {
        errors.values().forEach(found::add);
        errors.clear();
        path.clear();
        text.setLength(0);
        error = null;
        inside = false;
    }

    @Override
    public boolean hungry() {
        return inside;
    }

    @Override
    public void end() {
        close();
    }
}
