package org.arangolab.monitor;

/**
 * How often a process gave up the processor, and how often it was taken from it. The kernel tells of the main thread
 * alone, so that all threads are added up; those that have ended are not in it.
 *
 * @param voluntary   it waited for something
 * @param involuntary somebody else was to run
 */
public record Switches(long voluntary, long involuntary) {
    static final Switches NONE = new Switches(0, 0);

    static Switches of(String status) {
        return new Switches(ProcText.number(status, "voluntary_ctxt_switches").orElse(0),
                ProcText.number(status, "nonvoluntary_ctxt_switches").orElse(0));
    }

    Switches plus(Switches other) {
        return new Switches(voluntary + other.voluntary, involuntary + other.involuntary);
    }

    Switches since(Switches before) {
        return new Switches(Math.max(0, voluntary - before.voluntary), Math.max(0, involuntary - before.involuntary));
    }

    @Override
    public String toString() {
        return voluntary + " voluntary, " + involuntary + " involuntary";
    }
}
