package org.arangolab.analyze;

import java.util.List;
import org.arangolab.finding.Finding;

/**
 * What was found in one file.
 *
 * @param file     as it was named
 * @param kind     what it holds
 * @param lines    how many lines
 * @param findings in the order of their lines
 * @param more     how many different ones were found beyond those that are kept
 * @param note     why not all of it could be read; else empty
 */
public record FileFindings(String file, FileKind kind, long lines, List<Finding> findings, long more, String note) {
    /** Copies the findings. */
    public FileFindings {
        findings = List.copyOf(findings);
    }
}
