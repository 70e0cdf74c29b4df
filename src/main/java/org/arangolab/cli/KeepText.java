package org.arangolab.cli;

import java.util.List;
import java.util.Locale;
import org.arangolab.Suggestion;
import org.arangolab.lab.Keep;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code always}, {@code on-failure}, {@code never}. */
final class KeepText implements ITypeConverter<Keep> {
    private static final List<String> WORDS = List.of("always", "on-failure", "never");

    @Override
    public Keep convert(String text) {
        if (!WORDS.contains(text)) {
            throw new TypeConversionException("'" + text + "' is none of its values" + Suggestion.hint(text, WORDS));
        }
        return Keep.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
