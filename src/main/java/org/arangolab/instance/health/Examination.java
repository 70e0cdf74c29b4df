package org.arangolab.instance.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.time.Deadline;

/**
 * One look at a server. A hang is told from a crash by the process, from a suspension by its state in the kernel, and
 * from a slow start by the life that it is in: only a server that had answered before can hang.
 */
final class Examination {
    private static final Duration SLOW = Duration.ofSeconds(1);
    /** A broken connection may be the first news of a death. */
    private static final Duration DEATH_NEWS = Duration.ofMillis(250);
    private static final Duration START_PROBE = Duration.ofMillis(500);

    private final Patient patient;

    Examination(Patient patient) {
        this.patient = patient;
    }

    Health health() {
        return switch (patient.life()) {
            case NOT_STARTED -> Health.of(Verdict.NOT_STARTED, "never started");
            case STARTING -> patient.suspended() ? suspended() : Health.comingUp(phase());
            case RUNNING -> patient.suspended() ? suspended() : ask();
            case STOPPING -> Health.of(Verdict.GOING_DOWN, "asked to stop");
            case ENDED -> Health.of(Verdict.DOWN, patient.ending());
            case DEAD -> Health.of(Verdict.DEAD, patient.ending());
        };
    }

    private static Health suspended() {
        return Health.of(Verdict.SUSPENDED, "its process is stopped by a signal; resume() lets it go on");
    }

    private Health ask() {
        try {
            Response answer = send("/_admin/server/availability", patient.limit());
            return answer.status() == 503 ? Health.answered(Verdict.UNAVAILABLE, answer.took(),
                    "answers 503" + answer.errorMessage().map(text -> ": " + text).orElse("")) : judged(answer);
        } catch (ConnectionFailedException e) {
            return silent(e);
        }
    }

    /** Servers without this path, and those that ask for credentials, answer too: that is what counts. */
    private Health judged(Response answer) {
        Optional<String> other = patient.role().flatMap(this::mistakenRole);
        if (other.isPresent()) {
            return Health.answered(Verdict.MISTAKEN, answer.took(), other.get());
        }
        boolean slow = answer.took().compareTo(SLOW) > 0;
        return Health.answered(slow ? Verdict.SLOW : Verdict.HEALTHY, answer.took(), Health.answers(answer.took()));
    }

    private Optional<String> mistakenRole(String expected) {
        return new RoleCheck(patient.client()).told(Deadline.in(patient.limit())).filter(told -> !told.equals(expected))
                .map(told -> "answers as " + told + ", but is to be " + expected);
    }

    /** The life may have ended or been suspended meanwhile: that explains the silence, and is no hang. */
    private Health silent(ConnectionFailedException e) {
        patient.endsWithin(DEATH_NEWS);
        return patient.life() == Patient.Life.RUNNING && !patient.suspended()
                ? Health.of(Verdict.HUNG, "its process runs, but " + e.getMessage()) : health();
    }

    /** From the log, else from what the server tells while it starts, when it listens early. */
    private String phase() {
        String logged = patient.phase();
        return logged.isEmpty() ? toldPhase() : logged;
    }

    private String toldPhase() {
        try {
            Response status = send("/_admin/status", START_PROBE);
            return status.status() == 503 ? "bootstrap" : progress(status);
        } catch (ConnectionFailedException e) {
            return ""; // it does not listen yet
        }
    }

    private static String progress(Response status) {
        if (status.ok() && status.json() instanceof Map<?, ?> map && map.get("serverInfo") instanceof Map<?, ?> info
                && info.get("progress") instanceof Map<?, ?> progress) {
            String feature = String.valueOf(progress.get("feature"));
            return progress.get("phase") + (feature.isBlank() ? "" : " (" + feature + ")");
        }
        return "";
    }

    private Response send(String path, Duration limit) {
        return patient.client().send(Request.of("GET", path), Deadline.in(limit));
    }
}
