package org.arangolab.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.arangolab.ConfigException;

/**
 * One of several parts of a run, so that machines can share it: each script belongs to exactly one part, by its place
 * in the sorted list.
 *
 * @param index which part, from 1
 * @param count how many there are
 */
public record Shard(int index, int count) {
    /** The whole. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern SPELLING = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** Rejects a part that does not exist. */
    public Shard {
        if (index < 1 || index > count) {
            throw new ConfigException("shard " + index + "/" + count + ": the part must be 1 to " + count);
        }
    }

    /**
     * Reads {@code 2/3}.
     *
     * @throws ConfigException when it is none
     */
    public static Shard parse(String text) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            throw new ConfigException("shard '" + text + "': expected PART/PARTS, as in 2/3");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** The elements of this part. */
    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size()).filter(i -> i % count == index - 1).mapToObj(all::get).toList();
    }
}
