package org.arangolab.instance;

/**
 * One option of a server's command line and why it is there.
 *
 * @param name   without dashes
 * @param value  as it is meant; {@code @} is doubled only on the command line
 * @param origin where it comes from: {@code the lab}, {@code role agent}, {@code auth}, {@code args}
 */
public record Argument(String name, String value, String origin) {
    /** {@code --log.level startup=debug    (args)}. */
    @Override
    public String toString() {
        return "--" + name + " " + value + "    (" + origin + ")";
    }
}
