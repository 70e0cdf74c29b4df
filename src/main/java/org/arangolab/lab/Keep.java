package org.arangolab.lab;

/** What happens to the run's directory at the end. */
public enum Keep {
    ALWAYS, ON_FAILURE, NEVER
}
