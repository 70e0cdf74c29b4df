package org.arangolab.analyze;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arangolab.diagnose.kernel.KernelMessages;
import org.arangolab.diagnose.kernel.LastWords;
import org.arangolab.diagnose.runtime.RuntimeDeaths;
import org.arangolab.diagnose.sanitizer.SanitizerReports;
import org.arangolab.diagnose.stack.DebuggerText;
import org.arangolab.diagnose.valgrind.ValgrindText;
import org.arangolab.diagnose.valgrind.ValgrindXml;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Wrappings;
import org.arangolab.log.LogRules;
import org.arangolab.log.LogScanner;

/** Reads the lines of one file, each by the first reader whose format it is. Constant memory; never throws on input. */
final class Reader {
    /** What stands further right in a line is data. */
    private static final int LONGEST = 32 * 1024;
    /** So many lines are read in any case, since they tell what the file holds. */
    private static final int HEAD = 200;
    private static final String MASSIF = "desc: --massif|time_unit: |snapshot=";
    private static final String CALLGRIND = "# callgrind format|creator: callgrind";

    private final FindingSet found = new FindingSet();
    private final LogScanner log;
    private final SanitizerReports sanitizers = new SanitizerReports(found);
    private final ValgrindText valgrind = new ValgrindText(found);
    private final ValgrindXml xml = new ValgrindXml(found);
    private final DebuggerText debuggers = new DebuggerText(found);
    private final KernelMessages kernel = new KernelMessages(found);
    private final LastWords lastWords = new LastWords(found);
    private final List<Recogniser> readers;
    private FileKind profile = FileKind.TEXT;
    private long lines;

    Reader(LogRules rules) {
        log = new LogScanner(found, rules);
        List<Recogniser> first = List.of(xml, sanitizers, valgrind, log, debuggers, kernel);
        readers = Stream.of(first, RuntimeDeaths.all(found), List.<Recogniser>of(lastWords)).flatMap(List::stream)
                .toList();
    }

    /** The next line. */
    void accept(String raw) {
        lines++;
        if (raw.isBlank() && !valgrind.hungry()) {
            return;
        }
        TextLine line = Wrappings.off(lines, raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw);
        if (lines < 5 && profile == FileKind.TEXT) {
            profile = line.text().matches("(?:" + MASSIF + ").*") ? FileKind.MASSIF
                    : line.text().matches("(?:" + CALLGRIND + ").*") ? FileKind.CALLGRIND : FileKind.TEXT;
        }
        for (Recogniser reader : readers) {
            if (reader.accept(line)) {
                return;
            }
        }
    }

    /**
     * Whether lines that tell nothing by themselves are needed now: at the beginning, and in the midst of something.
     */
    boolean hungry() {
        return lines < HEAD || readers.stream().anyMatch(Recogniser::hungry);
    }

    /** So many lines that tell nothing were passed over. */
    void skip(long count) {
        lines += count;
    }

    /** What was found, now that there are no more lines. */
    FileFindings end(String file, String note) {
        readers.forEach(Recogniser::end);
        return new FileFindings(file, kind(), lines, found.findings(), found.more(), note);
    }

    private FileKind kind() {
        if (profile != FileKind.TEXT) {
            return profile;
        }
        Map<FileKind, Long> seen = new EnumMap<>(FileKind.class);
        seen.put(FileKind.SERVER_LOG, log.lines());
        seen.put(FileKind.SANITIZER, sanitizers.lines());
        seen.put(FileKind.VALGRIND, valgrind.lines() + xml.lines());
        seen.put(FileKind.DEBUGGER, debuggers.lines());
        seen.put(FileKind.KERNEL_LOG, kernel.lines());
        List<FileKind> kinds = seen.keySet().stream().filter(kind -> seen.get(kind) > 0).toList();
        return kinds.isEmpty() ? FileKind.TEXT : kinds.size() == 1 ? kinds.get(0) : FileKind.MIXED;
    }
}
