package org.arangolab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number from 1 to 9999. */
class CountText implements ITypeConverter<Integer> {
    private final int least;

    CountText() {
        this(1);
    }

    private CountText(int least) {
        this.least = least;
    }

    @Override
    public Integer convert(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least) {
            throw new TypeConversionException("'" + text + "' is no number from " + least + " to 9999");
        }
        return Integer.valueOf(text);
    }

    /** A number from 0 to 9999. */
    static final class FromZero extends CountText {
        FromZero() {
            super(0);
        }
    }
}
