package org.arangolab.run.html;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;

/**
 * The files of a run's directory, as far as they are still there.
 *
 * @param run    the directory
 * @param target where the page is going to be, for links; empty when there are to be none
 */
record RunFiles(Path run, Optional<Path> target) {
    private static final int MOST = 48 * 1024;
    private static final int LINES = 12;

    /** A relative address of a file of the run; empty when it is not there. */
    Optional<String> link(String name) {
        Path file = run.resolve(name).normalize();
        return target.filter(page -> file.startsWith(run) && file.toFile().exists())
                .map(page -> page.toAbsolutePath().normalize().getParent()
                .relativize(file.toAbsolutePath().normalize()))
                .map(RunFiles::address);
    }

    private static String address(Path relative) {
        try {
            return new java.net.URI(null, null, relative.toString(), null).toASCIIString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(relative + " has no address", e);
        }
    }

    /** The beginning of a finding; empty when it is not there. */
    Optional<String> finding(String name) {
        Path file = run.resolve("findings").resolve(name).normalize();
        if (!file.startsWith(run) || !file.toFile().isFile()) {
            return Optional.empty();
        }
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            byte[] bytes = in.readNBytes(MOST);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return Optional.of(bytes.length < MOST ? text : text + "\n… the file goes on");
        } catch (IOException e) {
            return Optional.empty(); // it has gone while we looked
        }
    }

    /** Where a server's or a tool's files are, below the run's directory. */
    static String home(Life life) {
        return (life.folder.isEmpty() ? "" : life.folder + "/") + life.home;
    }

    /** The last important lines of a server's log. */
    List<String> important(Life life) {
        Path log = run.resolve(home(life)).resolve("log").resolve("arangod.log");
        return log.toFile().isFile() ? new ServerLog(log).important(LINES).stream().map(LogLine::raw).toList()
                : List.of();
    }
}
