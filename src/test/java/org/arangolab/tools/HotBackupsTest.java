package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.arangolab.tools.HotBackups.Backup;
import org.junit.jupiter.api.Test;

class HotBackupsTest {
    /** As arangobackup prints it: facts/client-tools.md 11. */
    private static final String LIST = """
            2024-06-01T10:00:00Z [1-1] INFO [06792] {backup} Server version: 3.12.4
            2024-06-01T10:00:00Z [1-1] INFO [e0356] {backup} The following backups are available:
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}  - 2026-05-15T14.20.15Z_b
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}       version:                    3.12.4
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}       size in bytes:              12345
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}       number of files:            7
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}       potentiallyInconsistent:    true
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}       available:                  false
            2024-06-01T10:00:00Z [1-1] INFO [9e6b6] {backup}  - 2026-05-14T14.20.15Z_a
            """;

    @Test
    void theListIsReadTheOldestFirst() {
        assertThat(HotBackups.listed(LIST)).containsExactly(new Backup("2026-05-14T14.20.15Z_a", "", 0, 0, false, true),
                new Backup("2026-05-15T14.20.15Z_b", "3.12.4", 12345, 7, true, false));
        assertThat(HotBackups.listed("x INFO [efc76] {backup} There are no backups available.\n")).isEmpty();
    }

    @Test
    void aBackupIsCalledByItsLabelOrItsIdentifier() {
        Backup backup = new Backup("2026-05-15T14.20.15Z_my_label", "", 0, 0, false, true);
        assertThat(backup.is("my_label")).isTrue();
        assertThat(backup.is("2026-05-15T14.20.15Z_my_label")).isTrue();
        assertThat(backup.is("my")).isFalse();
    }
}
