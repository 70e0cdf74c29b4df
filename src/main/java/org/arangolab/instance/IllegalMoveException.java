package org.arangolab.instance;

import org.arangolab.LabException;

/** A server was asked for something that its state does not allow; both states are named. */
public final class IllegalMoveException extends LabException {
    private static final long serialVersionUID = 1L;

    private final InstanceState from;
    private final InstanceState to;

    IllegalMoveException(String name, InstanceState from, InstanceState to, String remedy) {
        super(name + " is " + from + " and cannot become " + to + "; " + remedy);
        this.from = from;
        this.to = to;
    }

    /** The state it is in. */
    public InstanceState from() {
        return from;
    }

    /** The state that was asked for. */
    public InstanceState to() {
        return to;
    }
}
