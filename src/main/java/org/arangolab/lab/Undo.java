package org.arangolab.lab;

import org.arangolab.LabException;

/**
 * What takes a fault back, registered before the fault is made. It must be harmless when there is nothing to take back.
 *
 * @param what names it: {@code resume db1}
 * @param step does it
 */
public record Undo(String what, Runnable step) implements Runnable {
    /**
     * Takes it back.
     *
     * @throws UndoFailedException when that fails, which fails the test whose fault it was
     */
    @Override
    public void run() {
        try {
            step.run();
        } catch (LabException | IllegalStateException e) {
            throw new UndoFailedException(what, e);
        }
    }
}
