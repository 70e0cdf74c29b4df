package org.arangolab.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.health.Verdict;
import org.arangolab.process.Signal;

/**
 * Which names a server can have in a script, where its name becomes a word: none that is one already, because the older
 * word would go on winning.
 */
final class ServerNames {
    private static final Set<String> KEYWORDS = Set.of("abstract", "as", "assert", "boolean", "break", "byte", "case",
            "catch", "char", "class", "const", "continue", "def", "default", "do", "double", "else", "enum", "extends",
            "false", "final", "finally", "float", "for", "goto", "if", "implements", "import", "in", "instanceof",
            "int",
            "interface", "it", "long", "native", "new", "null", "out", "owner", "delegate", "package", "private",
            "protected", "public", "record", "return", "sealed", "permits", "short", "static", "strictfp", "super",
            "switch", "synchronized", "this", "thisObject", "threadsafe", "throw", "throws", "trait", "transient",
            "true", "try", "var", "void", "volatile", "while", "yield", "binding", "args", "metaClass", "property",
            "properties");

    private ServerNames() {
    }

    /** What is wrong with a name; empty when nothing is. */
    static List<String> mistakes(String name) {
        if (WordIndex.names(LabWords.class).contains(name) || isValue(name)) {
            return List.of("'" + name + "' is a word of the lab and would go on meaning that; choose another name");
        }
        return KEYWORDS.contains(name)
                ? List.of("'" + name + "' means something to Groovy; choose another name") : List.of();
    }

    private static boolean isValue(String name) {
        return Arrays.stream(SettingNames.class.getFields()).anyMatch(field -> field.getName().equals(name))
                || Arrays.stream(Signal.values()).anyMatch(signal -> signal.name().equals(name))
                || Arrays.stream(Verdict.values()).anyMatch(verdict -> verdict.name().equals(name))
                || Arrays.stream(InstanceState.values()).anyMatch(state -> state.name().equals(name));
    }
}
