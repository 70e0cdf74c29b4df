package org.arangolab.instance.health;

import java.util.concurrent.atomic.AtomicBoolean;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;

/** What was seen of one server over time. Thread-safe. */
public final class Chart {
    private final Patient patient;
    private final AtomicBoolean looking = new AtomicBoolean();
    /** Guarded by this object's monitor. */
    private Health last = Health.of(Verdict.NOT_STARTED, "");

    /** Of this server. */
    public Chart(Patient patient) {
        this.patient = patient;
    }

    /** Its name. */
    String name() {
        return patient.name();
    }

    /** How it is now. */
    public Health examine() {
        return note(new Examination(patient).health());
    }

    private synchronized Health note(Health seen) {
        last = seen.after(last);
        return last;
    }

    private synchronized Health last() {
        return last;
    }

    /** Whether nobody is looking already; whoever is answered true looks, by {@link #round}. */
    boolean claim() {
        return looking.compareAndSet(false, true);
    }

    /** A look of the checker: a change into trouble or out of it is an event. */
    void round(EventBus events) {
        try {
            Health before = last();
            Health now = examine();
            if (now.verdict() != before.verdict() && (now.verdict().trouble() || before.verdict().trouble())) {
                events.emit(new LabEvent.HealthChanged(name(), before.verdict().name(), now.verdict().name(),
                        now.text()));
            }
        } finally {
            looking.set(false);
        }
    }

    /** Whether looking again makes sense: its life has begun and has not ended. */
    boolean open() {
        return switch (patient.life()) {
            case STARTING, RUNNING, STOPPING -> true;
            case NOT_STARTED, ENDED, DEAD -> false;
        };
    }
}
