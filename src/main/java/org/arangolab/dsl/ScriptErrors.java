package org.arangolab.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.LabException;
import org.arangolab.Suggestion;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.metaclass.MethodSelectionException;
import org.codehaus.groovy.syntax.SyntaxException;

/** What went wrong in a script, said to the person who wrote it: the message, the nearest word, the script's line. */
public final class ScriptErrors {
    /** For {@code 30.sec}: numbers know a few units only. */
    private static final String UNITS = "; units: ms s min h, kb mb gb";

    private static final Pattern SELECTION = Pattern.compile("which method (\\w+)\\(");

    private ScriptErrors() {
    }

    /**
     * The message with the place in the script, {@code smoke.groovy:12}, as its last line where it is known.
     *
     * @param fileName what the script was called when it was compiled
     */
    public static String explain(Throwable thrown, String fileName) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof MultipleCompilationErrorsException errors) {
            return syntax(errors, fileName);
        }
        OptionalInt line = line(cause, fileName);
        return message(cause) + (line.isPresent() ? "\n  at " + fileName + ":" + line.getAsInt() : "");
    }

    /** The line of the script that was running, the innermost one. */
    public static OptionalInt line(Throwable thrown, String fileName) {
        String plainName = fileName.substring(fileName.lastIndexOf('/') + 1); // frames carry no directories
        return Arrays.stream(unwrapped(thrown).getStackTrace())
                .filter(frame -> plainName.equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst();
    }

    /** What was thrown, without the wrappers that Groovy's dispatch puts around it. */
    public static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof InvokerInvocationException
                || cause instanceof java.lang.reflect.InvocationTargetException
                || cause instanceof java.lang.reflect.UndeclaredThrowableException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable cause) {
        if (cause instanceof LabException || cause instanceof AssertionError) {
            return String.valueOf(cause.getMessage()).stripTrailing();
        }
        if (cause instanceof MissingPropertyException missing && missing.getType() != null) {
            return unknownName(missing);
        }
        if (cause instanceof MissingMethodException missing && missing.getType() != null) {
            return unknownWord(missing);
        }
        if (cause instanceof MethodSelectionException) {
            return missingArguments(cause.getMessage());
        }
        if (cause instanceof StackOverflowError) {
            return "stack overflow: a method or closure calls itself without end";
        }
        String text = cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }

    private static String unknownName(MissingPropertyException missing) {
        Class<?> type = missing.getType();
        String name = missing.getProperty();
        if (!LabScript.class.isAssignableFrom(type) && WordIndex.names(type).contains(name)) {
            return describe(type) + ": '" + name + "' is called with parentheses" + example(type, name);
        }
        if (!LabScript.class.isAssignableFrom(type)) {
            return describe(type) + " has no '" + name + "'" + (Number.class.isAssignableFrom(type) ? UNITS
                    : Suggestion.hint(name, WordIndex.names(type)));
        }
        List<String> known = new ArrayList<>(WordIndex.names(LabWords.class));
        Arrays.stream(SettingNames.class.getFields()).forEach(field -> known.add(field.getName()));
        return "unknown name '" + name + "'" + Suggestion.nearest(name, known)
                .map(n -> "; did you mean '" + n + "'?").orElse("");
    }

    private static String unknownWord(MissingMethodException missing) {
        Class<?> type = missing.getType();
        String name = missing.getMethod();
        boolean script = LabScript.class.isAssignableFrom(type);
        Collection<String> known = WordIndex.names(script ? LabWords.class : type);
        String subject = script ? "" : describe(type) + " has no ";
        if (known.contains(name)) {
            return (script ? "" : describe(type) + ": ") + "'" + name + "' does not take " + arguments(missing)
                    + example(script ? LabWords.class : type, name);
        }
        return (script ? "unknown word '" : subject + "'") + name + "'" + Suggestion.nearest(name, known)
                .map(n -> "; did you mean '" + n + "'?").orElse("");
    }

    /** Groovy cannot choose between overloaded words when it is given nothing to choose by. */
    private static String missingArguments(String message) {
        Matcher call = SELECTION.matcher(message);
        if (!call.find()) {
            return message;
        }
        String word = call.group(1);
        return "'" + word + "' needs arguments" + Stream.of(LabWords.class, ServerWords.class, LogWords.class,
                JwtWords.class).map(type -> example(type, word)).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String arguments(MissingMethodException missing) {
        Object[] arguments = missing.getArguments();
        if (arguments == null || arguments.length == 0) {
            return "no arguments";
        }
        return "(" + String.join(", ", Arrays.stream(arguments)
                .map(a -> a == null ? "null" : a.getClass().getSimpleName()).toList()) + ")";
    }

    private static String example(Class<?> type, String name) {
        return WordIndex.of(type).stream().filter(e -> e.name().equals(name) && !e.example().isEmpty()).findFirst()
                .map(e -> "; for example: " + e.example()).orElse("");
    }

    private static String describe(Class<?> type) {
        if (ServerWords.class.isAssignableFrom(type)) {
            return "a server";
        }
        if (LogWords.class.isAssignableFrom(type)) {
            return "a log";
        }
        String name = type.getSimpleName();
        return Number.class.isAssignableFrom(type) ? "a number" : ("AEIO".indexOf(name.charAt(0)) < 0 ? "a " : "an ")
                + name;
    }

    private static String syntax(MultipleCompilationErrorsException errors, String fileName) {
        List<String> messages = new ArrayList<>();
        for (Object error : errors.getErrorCollector().getErrors()) {
            if (error instanceof SyntaxErrorMessage syntax) {
                messages.add(syntax(syntax.getCause(), fileName));
            }
        }
        return messages.isEmpty() ? fileName + ": " + errors.getMessage() : String.join("\n", messages);
    }

    private static String syntax(SyntaxException error, String fileName) {
        String where = fileName + ":" + error.getStartLine() + ":" + error.getStartColumn();
        return where + ": " + firstLine(error.getOriginalMessage());
    }

    private static String firstLine(String text) {
        return text == null ? "syntax error" : text.lines().findFirst().orElse("");
    }
}
