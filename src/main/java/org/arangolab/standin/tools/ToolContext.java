package org.arangolab.standin.tools;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;

/**
 * What a tool works with.
 *
 * @param topic     the log topic its lines have
 * @param options   as the command line and the configuration say
 * @param log       where its lines go
 * @param directory what relative paths start from
 * @param in        standard input
 * @param out       standard output
 */
public record ToolContext(String topic, Options options, ServerLog log, Path directory, InputStream in,
                          PrintStream out) {
    /** One INFO line. */
    public void info(String id, String message) {
        log.log(Level.INFO, topic, id, message);
    }

    /** An INFO line that {@code --progress false} leaves out. */
    public void progress(String id, String message) {
        if (options.flag("progress")) {
            info(id, message);
        }
    }

    /** One WARNING line. */
    public void warning(String id, String message) {
        log.log(Level.WARNING, topic, id, message);
    }

    /** One ERROR line. */
    public void error(String id, String message) {
        log.log(Level.ERROR, topic, id, message);
    }

    /** One FATAL line. */
    public void fatal(String id, String message) {
        log.log(Level.FATAL, topic, id, message);
    }

    /** A path that an option or argument names. */
    public Path path(String text) {
        return directory.resolve(text).normalize();
    }

    /**
     * The directory or file a tool works on: the only bare argument, else the option's value.
     *
     * @throws ToolFailure for more than one argument
     */
    public String target(String option) {
        if (options.positional().size() > 1) {
            throw new ToolFailure("f16bd", "expecting at most one " + option.replace('-', ' ') + ", got "
                    + String.join(", ", options.positional()));
        }
        return options.positional().isEmpty() ? options.text(option) : options.positional().get(0);
    }

    /**
     * Refuses options that the real tool honours and the stand-in does not.
     *
     * @throws ToolFailure when one is given
     */
    public void refuse(String... names) {
        for (String name : names) {
            if (options.touched(name)) {
                throw new ToolFailure("a5c00", "the stand-in does not know what to do with --" + name);
            }
        }
    }
}
