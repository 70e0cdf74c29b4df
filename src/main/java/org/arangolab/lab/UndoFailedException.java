package org.arangolab.lab;

import org.arangolab.LabException;

/** A fault could not be taken back: what comes after it may meet it. */
public final class UndoFailedException extends LabException {
    private static final long serialVersionUID = 1L;

    UndoFailedException(String what, RuntimeException cause) {
        super("a fault was not taken back: " + what + ": " + cause.getMessage(), cause);
    }
}
