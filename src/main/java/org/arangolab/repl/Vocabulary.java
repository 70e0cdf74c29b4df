package org.arangolab.repl;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.dsl.LabWords;
import org.arangolab.dsl.ServerWords;
import org.arangolab.dsl.SettingNames;
import org.arangolab.dsl.WordIndex;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Bind;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.arangolab.process.Signal;

/**
 * The names that mean something at the prompt just now.
 *
 * @param servers   the names of the defined servers
 * @param variables the session's variables
 * @param points    the failure points of the focused server whose names begin so, as far as they are known at once
 * @param options   what a client tool's call may be given by name, as far as that is known at once
 */
record Vocabulary(Supplier<? extends Collection<String>> servers, Supplier<Map<String, Object>> variables,
                  Function<String, List<String>> points, Function<String, List<String>> options) {
    static final Set<String> KEYWORDS = Set.of("abstract", "as", "assert", "break", "case", "catch", "class",
            "continue",
            "def", "default", "do", "else", "enum", "extends", "false", "final", "finally", "for", "if", "implements",
            "import", "in", "instanceof", "interface", "new", "null", "record", "return", "static", "super", "switch",
            "this", "throw", "throws", "trait", "true", "try", "var", "void", "while", "boolean", "byte", "char",
            "double", "float", "int", "long", "short");
    private static final Map<String, Class<?>> CHOICES = Map.of("role", Role.class, "protocol", Protocol.class,
            "auth", Authentication.class, "bind", Bind.class);

    /** The words that stand alone. */
    Collection<WordIndex.Entry> words() {
        return WordIndex.of(LabWords.class);
    }

    /** The values of settings, the states and the signals. */
    List<String> constants() {
        return Stream.of(Arrays.stream(SettingNames.class.getFields()).map(Field::getName),
                Arrays.stream(InstanceState.values()).map(Enum::name),
                Arrays.stream(Signal.values()).map(Enum::name)).flatMap(names -> names).toList();
    }

    /** The values that a setting of a server may have; none when they cannot be listed. */
    List<String> choices(String setting) {
        return Arrays.stream(SettingNames.class.getFields())
                .filter(field -> field.getType() == CHOICES.get(setting))
                .map(Field::getName).toList();
    }

    /** The type of a bare name. */
    Optional<Class<?>> type(String name) {
        Object value = variables.get().get(name);
        if (value != null) {
            return Optional.of(value.getClass());
        }
        return servers.get().contains(name) ? Optional.of(ServerWords.class) : Members.type(LabWords.class, name);
    }
}
