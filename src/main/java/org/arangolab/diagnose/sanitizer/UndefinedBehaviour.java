package org.arangolab.diagnose.sanitizer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The checks of the undefined behaviour sanitizer by the words of their messages, with the names that suppressions
 * use.
 */
final class UndefinedBehaviour {
    private static final List<Map.Entry<Pattern, String>> CHECKS = List.of(
            check("^signed integer overflow|^negation of .* cannot be represented in type '(?!unsigned)",
            "signed-integer-overflow"),
            check("^unsigned integer overflow|^negation of ", "unsigned-integer-overflow"),
            check("^division by zero.*|^division of .* cannot be represented", "integer-divide-by-zero"),
            check("^shift exponent|^left shift of|^right shift of", "shift"),
            check("null pointer passed as argument|null pointer returned from function", "nonnull-attribute"),
            check("null pointer|through null pointer", "null"),
            check("misaligned address|assumption of .* alignment", "alignment"),
            check("with insufficient space for an object|address .* with insufficient", "object-size"),
            check("does not point to an object of type|downcast of address|vptr", "vptr"),
            check("^index .* out of bounds", "bounds"),
            check("out of bounds for type", "bounds"),
            check("^pointer index expression|^applying (?:non-)?zero offset|^applying non-zero|pointer overflow",
            "pointer-overflow"),
            check("is not a valid value for type 'bool'|is not a valid value for type '_Bool'", "bool"),
            check("is not a valid value for type", "enum"),
            check("is outside the range of representable values", "float-cast-overflow"),
            check("implicit conversion", "implicit-conversion"),
            check("^execution reached (?:an unreachable|the end of a value-returning)", "unreachable"),
            check("variable length array bound", "vla-bound"),
            check("through pointer to incorrect function type", "function"),
            check("control flow integrity", "cfi"),
            check("passing zero to .*builtin|__builtin_", "builtin"));

    private UndefinedBehaviour() {
    }

    private static Map.Entry<Pattern, String> check(String pattern, String name) {
        return Map.entry(Pattern.compile(pattern), name);
    }

    /** The check that this message is of; {@code undefined-behavior} when it is none that is known. */
    static String check(String message) {
        return CHECKS.stream().filter(check -> check.getKey().matcher(message).find()).map(Map.Entry::getValue)
                .findFirst()
                .orElse("undefined-behavior");
    }
}
