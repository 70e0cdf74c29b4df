package org.arangolab.tools.dump;

import org.arangolab.LabException;

/** Data is not what it should be: a dump is damaged, or differs from the server. {@link #report()} has the rest. */
public final class DumpMismatchException extends LabException {
    private static final long serialVersionUID = 1L;

    private final transient DumpReport report;

    DumpMismatchException(DumpReport report) {
        super(report.toString());
        this.report = report;
    }

    /** What was found. */
    public DumpReport report() {
        return report;
    }
}
