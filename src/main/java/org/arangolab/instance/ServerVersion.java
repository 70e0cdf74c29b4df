package org.arangolab.instance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of ArangoDB, {@code 3.12.4}; what comes after the third number does not matter here.
 *
 * @param major the first number
 * @param minor the second
 * @param patch the third
 */
public record ServerVersion(int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("(?<![\\d.])(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

    /** The first version in a text, such as the answer to {@code arangod --version}; empty when there is none. */
    public static Optional<ServerVersion> in(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find() ? Optional.of(new ServerVersion(Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(3)))) : Optional.empty();
    }

    /** Whether it is of an older line, whose servers do not read the data of the other. */
    public boolean isOfAnOlderLineThan(ServerVersion other) {
        return major < other.major || major == other.major && minor < other.minor;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
