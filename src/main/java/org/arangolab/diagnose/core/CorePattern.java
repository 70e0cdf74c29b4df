package org.arangolab.diagnose.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel does with a core: {@code /proc/sys/kernel/core_pattern}. Source: core(5), facts/diagnostics.md 3.1.
 */
sealed interface CorePattern {
    /** Reads it; {@code appendsPid} is {@code core_uses_pid}. Never throws. */
    static CorePattern parse(String pattern, boolean appendsPid) {
        if (pattern.startsWith("|")) {
            List<String> words = Arrays.asList(pattern.substring(1).strip().split("\\s+"));
            return new Handler(words.get(0));
        }
        return pattern.startsWith("@") ? new Socket(pattern.replaceFirst("^@+", ""))
                : new Template(pattern, appendsPid);
    }

    /** Hands it to a program, whatever the limit for cores is. */
    record Handler(String program) implements CorePattern {
        boolean systemd() {
            return program.endsWith("/systemd-coredump");
        }

        /** How to ask it for the core of this process. */
        String remedy(long pid) {
            if (systemd()) {
                return "ask it: coredumpctl dump " + pid + " -o core (the pid is the host's)";
            }
            if (program.endsWith("/apport")) {
                return "look in /var/crash; apport keeps those of packaged programs only";
            }
            return program.contains("abrt") ? "ask it: abrt-cli list"
                    : "ask that for it, or set kernel.core_pattern to core.%p";
        }
    }

    /** Sends it to a socket (Linux 6.16 and later). */
    record Socket(String path) implements CorePattern {
    }

    /** Writes a file; a relative name is below the working directory of the dying process. */
    record Template(String text, boolean appendsPid) implements CorePattern {
        private static final Pattern SPECIFIER = Pattern.compile("%(.?)");
        private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}*?\\\\]");
        private static final String ANY = "*";

        /** Where the core of a process is to be looked for: its pid as it is, all else that varies as a wildcard. */
        CoreSearch search(Path directory, long pid) {
            String glob = glob(pid);
            String whole = glob.startsWith("/") ? glob : literal(directory.toString()) + "/" + glob;
            return CoreSearch.of(whole);
        }

        private String glob(long pid) {
            StringBuilder glob = new StringBuilder();
            Matcher specifier = SPECIFIER.matcher(text);
            int done = 0;
            while (specifier.find()) {
                glob.append(literal(text.substring(done, specifier.start()))).append(value(specifier.group(1), pid));
                done = specifier.end();
            }
            glob.append(literal(text.substring(done)));
            return appendsPid && !tellsPid() ? glob + "." + pid : glob.toString();
        }

        private boolean tellsPid() {
            return SPECIFIER.matcher(text).results().anyMatch(part -> part.group(1).equals("p"));
        }

        /** The kernel drops specifiers that it does not know; a slash in a value becomes an exclamation mark. */
        private static String value(String specifier, long pid) {
            return switch (specifier) {
                case "p" -> String.valueOf(pid);
                case "%" -> "%";
                case "P", "i", "I", "s", "e", "f", "E", "t", "u", "g", "h", "c", "d", "F", "C" -> ANY;
                default -> "";
            };
        }

        private static String literal(String text) {
            return SPECIAL.matcher(text).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
        }
    }
}
