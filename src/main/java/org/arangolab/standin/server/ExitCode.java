package org.arangolab.standin.server;

/** The exit codes of arangod that the stand-in uses. Source: facts/server.md 2.4 ({@code exitcodes.dat}). */
public enum ExitCode {
    SUCCESS(0),
    FAILED(1),
    INVALID_OPTION_NAME(3),
    INVALID_OPTION_VALUE(4),
    CONFIG_NOT_FOUND(6),
    UPGRADE_REQUIRED(11),
    DOWNGRADE_REQUIRED(12),
    COULD_NOT_BIND_PORT(21),
    COULD_NOT_LOCK(22),
    RECOVERY_FAILED(23),
    DATABASE_NOT_EMPTY(24),
    UNSUPPORTED_STORAGE_ENGINE(25),
    RESOURCES_TOO_LOW(28);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the parent process sees. */
    public int number() {
        return number;
    }
}
