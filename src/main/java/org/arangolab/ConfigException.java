package org.arangolab;

import java.util.List;

/** The user's input is wrong: a name, a setting, a value. Nothing was started or changed. */
public final class ConfigException extends LabException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** One mistake. */
    public ConfigException(String mistake) {
        this("", List.of(mistake));
    }

    /** All mistakes of one input together; {@code subject} names the input, {@code instance 'db1'}. */
    public ConfigException(String subject, List<String> mistakes) {
        super(text(subject, mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, one sentence each. */
    public List<String> mistakes() {
        return mistakes;
    }

    private static String text(String subject, List<String> mistakes) {
        String prefix = subject.isEmpty() ? "" : subject + ": ";
        if (mistakes.size() == 1) {
            return prefix + mistakes.get(0);
        }
        return prefix + mistakes.size() + " mistakes\n  " + String.join("\n  ", mistakes);
    }
}
