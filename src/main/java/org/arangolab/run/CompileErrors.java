package org.arangolab.run;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Why a script does not compile: each error with its file, line and column, the line of the source, and a mark below.
 *
 * @param firstLine the first error's line; 0 when not known
 * @param text      for a person
 */
public record CompileErrors(int firstLine, String text) {
    /** From what the compiler threw; {@code label} is what messages call the script. */
    public static CompileErrors of(MultipleCompilationErrorsException thrown, String label, String source) {
        List<String> lines = source.lines().toList();
        List<SyntaxException> errors = syntaxErrors(thrown);
        if (errors.isEmpty()) {
            return new CompileErrors(0, label + ": " + thrown.getMessage());
        }
        return new CompileErrors(errors.get(0).getStartLine(),
                String.join("\n", errors.stream().map(error -> text(error, label, lines)).toList()));
    }

    private static List<SyntaxException> syntaxErrors(MultipleCompilationErrorsException thrown) {
        List<SyntaxException> errors = new ArrayList<>();
        for (Object message : thrown.getErrorCollector().getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                errors.add(syntax.getCause());
            }
        }
        return errors;
    }

    private static String text(SyntaxException error, String label, List<String> lines) {
        int line = error.getStartLine();
        int column = error.getStartColumn();
        String reason = String.valueOf(error.getOriginalMessage()).lines().findFirst().orElse("syntax error");
        String head = label + ":" + line + ":" + column + ": " + reason;
        if (line < 1 || line > lines.size()) {
            return head;
        }
        String shown = lines.get(line - 1).replace('\t', ' ');
        return head + "\n  " + shown + "\n  " + " ".repeat(Math.max(0, Math.min(column - 1, shown.length()))) + "^";
    }
}
