package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import org.arangolab.standin.http.ErrorCode;

/** One call of a function: its arguments, and how it complains. The array belongs to this call. */
record Call(Execution run, String name, JsonNode[] arguments) {
    int count() {
        return arguments.length;
    }

    /** An argument, null when it was left out. */
    JsonNode value(int index) {
        return index < arguments.length ? arguments[index] : Values.NULL;
    }

    boolean has(int index) {
        return index < arguments.length;
    }

    String text(int index) {
        return Text.of(value(index));
    }

    double number(int index) {
        return Numbers.toDouble(value(index));
    }

    long integer(int index) {
        return Numbers.toLong(value(index));
    }

    boolean flag(int index) {
        return Values.isTrue(value(index));
    }

    /** Null, and a warning that the arguments are of the wrong type (1542). */
    JsonNode invalid() {
        String text = ErrorCode.QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH.text().replace("%s", name);
        run.warnings().add(ErrorCode.QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH, text);
        return Values.NULL;
    }

    /** Null, and a warning with the function's name. */
    JsonNode warning(ErrorCode code) {
        run.warnings().add(code, "in function '" + name + "()': " + code.text());
        return Values.NULL;
    }

    /** Null, and a warning that an array was expected (1563). */
    JsonNode noArray() {
        return warning(ErrorCode.QUERY_ARRAY_EXPECTED);
    }
}
