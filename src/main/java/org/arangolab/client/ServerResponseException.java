package org.arangolab.client;

import org.arangolab.LabException;

/** A server answered, but not as it should; {@link #response()} holds the whole answer. */
public final class ServerResponseException extends LabException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 400;

    private final transient Response response;

    /** {@code what} completes the sentence "the answer …"; empty for an error status, which speaks for itself. */
    public ServerResponseException(Response response, String what) {
        super(text(response, what));
        this.response = response;
    }

    /** The answer. */
    public Response response() {
        return response;
    }

    /** ArangoDB's error number, 0 when the answer has none. */
    public int errorNum() {
        return response.errorNum().orElse(0);
    }

    private static String text(Response response, String what) {
        String number = response.errorNum().map(n -> ", errorNum " + n).orElse("");
        String head = response.request() + " answered " + response.status() + number;
        String said = response.errorMessage().orElseGet(() -> cut(response.text()));
        return head + (what.isEmpty() ? "" : ", which " + what) + (said.isBlank() ? "" : ": " + said)
                + (response.remark().isEmpty() ? "" : "; " + response.remark());
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
