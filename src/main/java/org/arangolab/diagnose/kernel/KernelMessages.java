package org.arangolab.diagnose.kernel;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Pending;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;

/**
 * Reads what the kernel says of processes and of itself, as dmesg, journald or syslog tell it: faults, kills for want
 * of memory, tasks that hang, its own defects, disks that fail; and what systemd says of the end of a unit. Source:
 * facts/diagnostics.md 1 and 8.
 */
public final class KernelMessages implements Recogniser {
    private static final String TOOL = "kernel";
    private static final Pattern FAULT = Pattern.compile(
            "(?:^|\\s)(?<comm>\\S.{0,40}?)\\[(?<tid>\\d{1,18})\\]: segfault at (?<address>[0-9a-f]+) ip "
                    + "(?<ip>[0-9a-f]+) sp [0-9a-f]+ error (?<error>[0-9a-f]+)(?<place> in .*)?");
    private static final Pattern TRAP = Pattern.compile(
            "(?:^|\\s)(?:traps: )?(?<comm>\\S.{0,40}?)\\[(?<tid>\\d{1,18})\\]:? (?:trap )?(?<trap>invalid opcode|"
                    + "divide error|int3|general protection(?: fault)?|stack segment|alignment check|bounds|"
                    + "simd exception|fp exception)(?: fault)? ip:(?<ip>[0-9a-f]+) sp:[0-9a-f]+ error:\\S+"
                    + "(?<place> in .*)?");
    private static final Pattern PLACE =
            Pattern.compile(" in (?<module>[^\\[\\s]+)\\[(?:(?<offset>[0-9a-f]+),)?(?<base>[0-9a-f]+)\\+[0-9a-f]+\\]");
    private static final Pattern HUNG =
            Pattern.compile("(?:^|\\s)INFO: task (?<comm>\\S.{0,40}?):(?<tid>\\d{1,18}) (?:\\S+ )?blocked (?:.* )?for "
            + "more "
                    + "than (?<time>\\d+) seconds");
    private static final Pattern LOCKUP =
            Pattern.compile("BUG: soft lockup - CPU#\\d+ stuck for \\S+ \\[(?<comm>.*?):(?<tid>\\d{1,18})\\]");
    private static final Map<Pattern, String> OWN = Map.of(
            Pattern.compile("^(?:watchdog: )?(?:NMI watchdog: )?Watchdog detected hard LOCKUP|"
                    + "^rcu: .*detected (?:stalls|expedited stalls)|self-detected stall"), "stall",
            Pattern.compile("^BUG: (?!soft lockup)|^kernel BUG at|^Oops: |^general protection fault(?:, |: 0000 )|"
                    + "^Unable to handle kernel|^Kernel panic - |^Internal error: "), "oops",
            Pattern.compile("(?:EXT4-fs|XFS|BTRFS)(?: \\(\\S+\\))?:? ?(?:error|.*[Cc]orruption|critical|"
                    + ".*metadata I/O error)|^EXT4-fs error"), "file system error",
            Pattern.compile("I/O error, dev |^Buffer I/O error|^(?:blk|print|end)_\\w*request: .*I/O error|"
                    + "nvme\\d+: I/O \\d+ .*timeout|^ata\\d.*: failed command"), "I/O error",
            Pattern.compile("[Mm]achine [Cc]heck|\\[Hardware Error\\]: (?!.*corrected)|EDAC .*UE "), "hardware error");
    private static final Pattern TRACE = Pattern.compile(
            "^\\s*(?:\\[<[0-9a-f]+>\\] )?(?:\\? )?(?<function>[A-Za-z_][\\w.]*)(?<offset>\\+0x[0-9a-f]+)/0x[0-9a-f]+"
                    + "(?: \\[(?<module>\\w+)\\])?");
    /** What only a kernel says, so that no mark of its log is needed. */
    private static final Pattern BARE = Pattern.compile("BUG: (?:unable to handle|KASAN: |KCSAN: |Bad page|"
            + "kernel NULL|stack guard)|kernel BUG at |Kernel panic - not syncing|Unable to handle kernel |"
            + "watchdog: BUG: soft lockup|general protection fault(?:, |: 0000 )");
    private static final long SOON = 60;
    private static final int READ = 1;

    private final FindingSet found;
    private final Pending traced;
    private final OutOfMemory memory;
    private final Units units;
    private long lines;

    /** Puts what it finds into the set. */
    public KernelMessages(FindingSet found) {
        this.found = found;
        this.traced = new Pending(found, SOON);
        this.memory = new OutOfMemory(found);
        this.units = new Units(found);
    }

    @Override
    public boolean accept(TextLine line) {
        traced.at(line.number());
        String text = line.text();
        boolean kernel = line.origin().equals(TOOL);
        boolean own = kernel ? kernel(line, text) || fault(line, text) || killed(line, text) || trace(line, text)
                : text.contains(" segfault at ") && fault(line, text) || text.contains("traps: ") && fault(line, text)
                || (text.contains("ill") || text.contains("oom")) && killed(line, text)
                || text.contains("INFO: task ") && hung(line, text)
                || BARE.matcher(text).lookingAt() && kernel(line, text) || traced.begun() && trace(line, text)
                || (text.contains(".service") || text.contains(".scope") || text.contains(".slice"))
                && units.accept(line, text);
        lines += own || kernel ? 1 : 0;
        return own || kernel;
    }

    /** How many lines were the kernel's. */
    public long lines() {
        return lines;
    }

    private boolean fault(TextLine line, String text) {
        Matcher fault = FAULT.matcher(text);
        if (fault.find()) {
            String how = error(fault.group("error"));
            add(line, fault, "segfault", "SIGSEGV", text, " (" + how + " address 0x" + fault.group("address") + ")");
            return true;
        }
        Matcher trap = TRAP.matcher(text);
        if (trap.find()) {
            String kind = trap.group("trap").replace("general protection fault", "general protection");
            String signal = switch (kind) {
                case "invalid opcode" -> "SIGILL";
                case "divide error", "simd exception", "fp exception" -> "SIGFPE";
                case "int3" -> "SIGTRAP";
                case "alignment check" -> "SIGBUS";
                default -> "SIGSEGV";
            };
            add(line, trap, kind, signal, text, "");
            return true;
        }
        return false;
    }

    /** Bits of the page fault's error code: x86, asm/trap_pf.h. */
    private static String error(String hex) {
        int bits = hex.length() > 6 ? 0 : Integer.parseInt(hex, 16);
        return (bits & 16) != 0 ? "execution at" : (bits & 2) != 0 ? "write to" : (bits & READ) != 0
                ? "forbidden read of" : "read of";
    }

    private void add(TextLine line, Matcher fault, String type, String signal, String text, String how) {
        Draft draft = new Draft(FindingKind.KERNEL_FAULT, TOOL, line.number()).type(type).signal(signal)
                .severity(Severity.FATAL)
                .pid(fault.group("tid")).thread(fault.group("comm")).summary(text.strip() + how).told(Told.BY_KERNEL);
        Matcher place = PLACE.matcher(fault.group("place") == null ? "" : fault.group("place"));
        if (place.find()) {
            String offset = place.group("offset") != null ? "0x" + place.group("offset")
                    : "0x" + new BigInteger(fault.group("ip"), 16).subtract(new BigInteger(place.group("base"), 16))
                    .toString(16);
            draft.frame(new Frame("", "", 0, place.group("module"), offset));
        }
        traced.end();
        found.add(draft);
    }

    /** A trace that a killing follows is over. */
    private boolean killed(TextLine line, String text) {
        boolean killed = memory.accept(line, text);
        if (killed) {
            traced.end();
        }
        return killed;
    }

    private boolean hung(TextLine line, String text) {
        Matcher hung = HUNG.matcher(text);
        if (!hung.find()) {
            return false;
        }
        traced.begin(new Draft(FindingKind.KERNEL_FAULT, TOOL, line.number()).type("hung task").severity(Severity.ERROR)
                .pid(hung.group("tid")).thread(hung.group("comm")).summary(text), line.number());
        return true;
    }

    private boolean kernel(TextLine line, String text) {
        if (hung(line, text)) {
            return true;
        }
        Matcher lockup = LOCKUP.matcher(text);
        if (lockup.find()) {
            traced.begin(new Draft(FindingKind.KERNEL_FAULT, TOOL, line.number()).type("soft lockup")
                    .severity(Severity.ERROR)
                    .pid(lockup.group("tid")).thread(lockup.group("comm")).summary(text), line.number());
            return true;
        }
        for (Map.Entry<Pattern, String> own : OWN.entrySet()) {
            if (own.getKey().matcher(text).find()) {
                if (traced.at(line.number()).filter(last -> last.type().equals(own.getValue())).isEmpty()) {
                    traced.begin(new Draft(FindingKind.KERNEL_FAULT, TOOL, line.number()).type(own.getValue())
                            .severity(own.getValue().equals("oops") ? Severity.FATAL : Severity.ERROR).summary(text),
                            line.number());
                }
                return true;
            }
        }
        return false;
    }

    private boolean trace(TextLine line, String text) {
        Matcher frame = TRACE.matcher(text);
        if (!traced.begun() || !frame.find()) {
            return false;
        }
        String module = frame.group("module") == null ? TOOL : TOOL + ":" + frame.group("module");
        traced.at(line.number()).ifPresent(draft -> draft.frame(new Frame(frame.group("function"), "", 0, module,
                frame.group("offset").substring(1))));
        traced.goesOn(line.number());
        return true;
    }

    @Override
    public boolean hungry() {
        return traced.begun();
    }

    @Override
    public void end() {
        traced.end();
        memory.end();
    }
}
