package org.arangolab.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;

/**
 * Artifacts of one name that follow each other, {@code nightly-20261126-184305}, directories or archives: names for new
 * ones, and the removal of old ones. What has another name is never touched.
 *
 * @param place the name without the time, {@code dumps/nightly} or {@code dumps/nightly.tar.gz}
 */
public record ArtifactManager(Path place) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** Takes the absolute path. */
    public ArtifactManager {
        place = place.toAbsolutePath().normalize();
    }

    /** A name that is not there yet; a second one within a second gets a number. */
    public Path next() {
        String stamped = stem() + "-" + STAMP.format(LocalDateTime.now());
        Path next = place.resolveSibling(stamped + ending());
        for (int number = 2; Files.exists(next); number++) {
            next = place.resolveSibling(stamped + "-" + number + ending());
        }
        return next;
    }

    private String ending() {
        String name = place.getFileName().toString();
        return Archive.of(place).isEmpty() ? "" : name.endsWith(".tar.gz") ? ".tar.gz"
                : name.substring(name.lastIndexOf('.'));
    }

    private String stem() {
        String name = place.getFileName().toString();
        return name.substring(0, name.length() - ending().length());
    }

    /** All that are there, the oldest first. */
    public List<Path> all() {
        Pattern named = Pattern.compile(Pattern.quote(stem()) + "-(\\d{8}-\\d{6})(?:-(\\d+))?"
                + Pattern.quote(ending()));
        if (!Files.isDirectory(place.getParent())) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(place.getParent())) {
            return beside.filter(one -> named.matcher(one.getFileName().toString()).matches())
                    .sorted(java.util.Comparator.comparing((Path one) -> stamp(named, one))
                    .thenComparing(one -> number(named, one)))
                    .toList();
        } catch (IOException e) {
            throw new LabFailureException("cannot list " + place.getParent() + ": " + Workspace.reason(e), e);
        }
    }

    private static String stamp(Pattern named, Path one) {
        return named.matcher(one.getFileName().toString()).results().findFirst().orElseThrow().group(1);
    }

    private static long number(Pattern named, Path one) {
        String number = named.matcher(one.getFileName().toString()).results().findFirst().orElseThrow().group(2);
        return number == null ? 1 : Long.parseLong(number);
    }

    /**
     * Removes all but the newest so many; answers what was removed.
     *
     * @throws ConfigException     when none would be kept
     * @throws LabFailureException when one cannot be removed
     */
    public List<Path> rotate(int keep) {
        if (keep < 1) {
            throw new ConfigException("keep: expected 1 or more, not " + keep);
        }
        List<Path> all = all();
        List<Path> old = all.subList(0, Math.max(0, all.size() - keep));
        old.forEach(Workspace::remove);
        return List.copyOf(old);
    }
}
