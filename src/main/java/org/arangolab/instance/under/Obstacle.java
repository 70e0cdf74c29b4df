package org.arangolab.instance.under;

/**
 * Why something cannot be on this machine.
 *
 * @param problem what is in the way
 * @param remedy  what to do about it
 */
public record Obstacle(String problem, String remedy) {
    /** {@code valgrind is not installed here; apt-get install valgrind}. */
    @Override
    public String toString() {
        return problem + "; " + remedy;
    }
}
