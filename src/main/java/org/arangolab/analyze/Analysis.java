package org.arangolab.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arangolab.finding.Finding;
import org.arangolab.log.LogRules;

/**
 * Looks for findings in files, in the files of directories and archives, and in standard input ({@code -}). What cannot
 * be read is told and passed over.
 */
public final class Analysis {
    /** The name of standard input. */
    public static final String STANDARD_INPUT = "-";

    private final LogRules rules;
    private final InputStream input;
    private final Consumer<String> complaints;

    /** Lines of logs that the rules allow are no findings; what cannot be read is told to {@code complaints}. */
    public Analysis(LogRules rules, InputStream input, Consumer<String> complaints) {
        this.rules = rules;
        this.input = input;
        this.complaints = complaints;
    }

    /** All findings in these files and directories; what cannot be read is passed over. */
    public static List<Finding> findings(List<String> names) {
        List<Finding> all = new ArrayList<>();
        new Analysis(LogRules.NONE, InputStream.nullInputStream(), complaint -> { })
                .of(names, file -> all.addAll(file.findings()));
        return all;
    }

    /** Of each of these that can be read, in this order; hands over each as soon as it is read. Answers how many. */
    public int of(List<String> names, Consumer<FileFindings> results) {
        int[] read = new int[1];
        Contents contents = new Contents((name, in, packed) -> {
            results.accept(findings(name, in, packed));
            read[0]++;
        }, complaints);
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                contents.of(name, input, true);
            } else {
                files(Path.of(name)).forEach(file -> open(file, !Files.isDirectory(Path.of(name)), contents));
            }
        }
        return read[0];
    }

    private List<Path> files(Path named) {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(named)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            complaints.accept(named + ": not all of it can be read: " + e.getMessage());
        }
        return files;
    }

    private void open(Path file, boolean asked, Contents contents) {
        try (InputStream in = Files.newInputStream(file)) {
            contents.of(file.toString(), in, asked);
        } catch (IOException e) {
            complaints.accept(file + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : e instanceof AccessDeniedException
                ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** What was read before an error counts; an error of what was packed means that this is cut or damaged. */
    private FileFindings findings(String name, InputStream in, boolean packed) throws IOException {
        Reader reader = new Reader(rules);
        String note = "";
        try (LineFeed feed = new LineFeed(reader)) {
            feed.read(in);
        } catch (IOException e) {
            if (!packed) {
                throw e;
            }
            note = "it is cut or damaged: read as far as it can be unpacked";
        }
        return reader.end(name, note);
    }
}
