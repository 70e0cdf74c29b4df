package org.arangolab.standin.http;

/** Thrown instead of an answer: the connection is to break, after the first bytes of a body or before any byte. */
public final class CutAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;
    private final int bytes;

    /** Of this answer only so many bytes of the body are sent; with 0 nothing at all, not even the status. */
    public CutAnswer(Reply reply, int bytes) {
        super("the connection breaks on purpose", null, false, false);
        this.reply = reply;
        this.bytes = bytes;
    }

    Reply reply() {
        return reply;
    }

    int bytes() {
        return bytes;
    }
}
