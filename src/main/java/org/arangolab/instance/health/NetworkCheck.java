package org.arangolab.instance.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.instance.health.Validation.Step;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;

/** Goes the way to a server step by step, up to the first that fails. */
public final class NetworkCheck {
    private final Patient patient;
    private final Endpoint endpoint;
    private final Duration limit;

    /** {@code limit} is for each step. */
    public NetworkCheck(Patient patient, Endpoint endpoint, Duration limit) {
        this.patient = patient;
        this.endpoint = endpoint.reachable();
        this.limit = limit;
    }

    /** What was seen. */
    public Validation validate() {
        List<Step> steps = new ArrayList<>();
        Iterator<Supplier<Optional<Step>>> way = List.<Supplier<Optional<Step>>>of(this::process, this::port,
                this::handshake, this::http, this::identity, this::role).iterator();
        while (way.hasNext() && steps.stream().allMatch(Step::ok)) {
            way.next().get().ifPresent(steps::add);
        }
        return new Validation(steps);
    }

    private Optional<Step> process() {
        return switch (patient.life()) {
            case NOT_STARTED -> step("process", false, patient.name() + " was never started");
            case ENDED, DEAD -> step("process", false, patient.ending());
            case STARTING, RUNNING, STOPPING -> patient.suspended()
                    ? step("process", false, "suspended; resume() lets it go on")
                    : step("process", true, patient.pid().map(pid -> "runs, pid " + pid).orElse("not known from here"));
        };
    }

    private Optional<Step> port() {
        return endpoint.transport() == Endpoint.Transport.UNIX ? socketFile() : networkPort();
    }

    private Optional<Step> socketFile() {
        boolean there = Files.exists(Path.of(endpoint.path()));
        return step("port", there, there ? endpoint + " is there" : "no socket at " + endpoint.path());
    }

    private Optional<Step> networkPort() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) limit.toMillis());
            return step("port", true, endpoint + " takes connections");
        } catch (SocketTimeoutException e) {
            return step("port", false, endpoint + " takes no connection within " + Durations.text(limit));
        } catch (IOException e) {
            return step("port", false, "nobody listens at " + endpoint + " (" + e.getMessage() + ")");
        }
    }

    private Optional<Step> handshake() {
        return endpoint.transport() == Endpoint.Transport.SSL
                ? Optional.of(new TlsHandshake(endpoint, limit).step()) : Optional.empty();
    }

    private Optional<Step> http() {
        try {
            Response answer = patient.client().send(Request.of("GET", "/_api/version"), Deadline.in(limit));
            boolean ok = answer.ok() || answer.status() == 401;
            return step("HTTP", ok, "GET /_api/version answers " + answer.status()
                    + answer.errorMessage().map(text -> ": " + text).orElse(""));
        } catch (ConnectionFailedException e) {
            return step("HTTP", false, e.getMessage());
        }
    }

    private Optional<Step> identity() {
        Optional<Long> told = new RoleCheck(patient.client()).pid(Deadline.in(limit));
        if (told.isEmpty() || patient.pid().isEmpty()) {
            return step("identity", true, "its process id is not told");
        }
        return told.equals(patient.pid()) ? step("identity", true, "it is process " + told.get())
                : step("identity", false, "somebody else's server answers at " + endpoint + ": it is process "
                        + told.get() + ", " + patient.name() + " is " + patient.pid().get());
    }

    private Optional<Step> role() {
        Optional<String> told = new RoleCheck(patient.client()).told(Deadline.in(limit));
        if (told.isEmpty() || patient.role().isEmpty()) {
            return step("role", true, told.orElse("it is not told"));
        }
        return step("role", told.equals(patient.role()), told.equals(patient.role()) ? told.get()
                : "it answers as " + told.get() + ", but is to be " + patient.role().get());
    }

    private static Optional<Step> step(String what, boolean ok, String text) {
        return Optional.of(new Step(what, ok, text));
    }
}
