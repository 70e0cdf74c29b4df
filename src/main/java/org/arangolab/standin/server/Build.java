package org.arangolab.standin.server;

/**
 * Which kind of build the stand-in plays: one for tests, with failure points and assertions, unless the environment
 * variable {@code ARANGOLAB_STANDIN_BUILD} says {@code production}.
 */
public enum Build {
    MAINTAINER, PRODUCTION;

    private static final String VARIABLE = "ARANGOLAB_STANDIN_BUILD";

    /** As the environment of this process says. */
    public static Build current() {
        return "production".equals(System.getenv(VARIABLE)) ? PRODUCTION : MAINTAINER;
    }

    /** Whether it has failure points, assertions and ways to crash it. */
    public boolean failureTests() {
        return this == MAINTAINER;
    }
}
