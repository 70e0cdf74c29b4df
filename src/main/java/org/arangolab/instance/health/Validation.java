package org.arangolab.instance.health;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way to a server, step by step: process, port, TLS handshake, HTTP answer, identity, role. The steps after one
 * that failed were not tried.
 *
 * @param steps in their order
 */
public record Validation(List<Step> steps) {
    /** Copies the steps. */
    public Validation {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param what its name
     * @param ok   whether it is as it should be
     * @param text what was seen
     */
    public record Step(String what, boolean ok, String text) {
        /** {@code role: SINGLE}. */
        @Override
        public String toString() {
            return what + ": " + text;
        }
    }

    /** Whether all steps are as they should be. */
    public boolean ok() {
        return problem().isEmpty();
    }

    /** The first step that is not as it should be. */
    public Optional<Step> problem() {
        return steps.stream().filter(step -> !step.ok()).findFirst();
    }

    /** A line for each step. */
    @Override
    public String toString() {
        return steps.stream().map(step -> (step.ok() ? "ok    " : "fail  ") + step).collect(Collectors.joining("\n"));
    }
}
