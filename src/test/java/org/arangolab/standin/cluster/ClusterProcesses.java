package org.arangolab.standin.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arangolab.net.PortLease;
import org.arangolab.net.PortPool;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Command;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.arangolab.standin.ArangodMain;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/** Servers of one cluster as processes that a test breaks: {@code agent1}, {@code dbserver2}, {@code coordinator1}. */
final class ClusterProcesses implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NO_ANSWER = 0;

    private final Path directory;
    private final List<String> common;
    private String authorization = "none";
    private final Spawner spawner = new Spawner();
    private final Map<String, PortLease> ports = new LinkedHashMap<>();
    private final Map<String, List<String>> arguments = new LinkedHashMap<>();
    private final Map<String, ChildProcess> running = new LinkedHashMap<>();
    private final PortPool pool;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /** An answer, or status 0 when there was none. */
    record Answer(int status, String text) {
        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + text, e);
            }
        }
    }

    /** Files go below the directory; {@code common} are arguments of all servers. */
    ClusterProcesses(Path directory, String... common) {
        this.directory = directory;
        this.common = new ArrayList<>(List.of(common));
        this.pool = new PortPool(directory.resolve("ports"));
    }

    /** All servers share a secret, and all requests of this object prove that they know it. */
    ClusterProcesses secured() {
        String secret = "a secret of thirty-two characters";
        Path file = directory.resolve("secret");
        try {
            Files.writeString(file, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        common.addAll(List.of("--server.jwt-secret-keyfile", file.toString()));
        authorization = "bearer " + Jwts.builder().header().type("JWT").and().issuer("arangodb")
                .claim("server_id", "test")
                .signWith(Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256).compact();
        return this;
    }

    /** Starts agents and waits until one leads. */
    ClusterProcesses agents(int count, String... more) {
        for (int n = 1; n <= count; n++) {
            ports.put("agent" + n, pool.lease());
        }
        for (int n = 1; n <= count; n++) {
            List<String> list = new ArrayList<>(List.of("--agency.activate", "true", "--agency.size", "" + count,
                    "--agency.supervision", "true", "--agency.my-address", endpoint("agent" + n)));
            for (int other = 1; other <= count; other++) {
                list.addAll(List.of("--agency.endpoint", endpoint("agent" + other)));
            }
            list.addAll(List.of(more));
            define("agent" + n, list);
        }
        leader();
        return this;
    }

    /** Starts dbservers; does not wait. */
    ClusterProcesses dbservers(int count, String... more) {
        for (int n = 1; n <= count; n++) {
            member("dbserver" + n, "PRIMARY", more);
        }
        return this;
    }

    /** Starts coordinators; does not wait. */
    ClusterProcesses coordinators(int count, String... more) {
        for (int n = 1; n <= count; n++) {
            member("coordinator" + n, "COORDINATOR", more);
        }
        return this;
    }

    private void member(String name, String role, String... more) {
        ports.put(name, pool.lease());
        List<String> list = new ArrayList<>(List.of("--cluster.my-role", role, "--cluster.my-address", endpoint(name)));
        ports.keySet().stream().filter(other -> other.startsWith("agent"))
                .forEach(agent -> list.addAll(List.of("--cluster.agency-endpoint", endpoint(agent))));
        list.addAll(List.of(more));
        define(name, list);
    }

    private void define(String name, List<String> list) {
        arguments.put(name, list);
        start(name);
    }

    String endpoint(String name) {
        return "tcp://127.0.0.1:" + port(name);
    }

    int port(String name) {
        return ports.get(name).port();
    }

    /** Starts a server, the first time or again. */
    void start(String name) {
        List<String> list = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms16m",
                "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), ArangodMain.class.getName(), "--configuration", "none",
                "--log.foreground-tty", "false", "--log.file", log(name).toString(), "--server.endpoint",
                endpoint(name), "--database.directory", directory.resolve(name).toString()));
        list.addAll(common);
        list.addAll(arguments.get(name));
        running.put(name, spawner.start(new Command(Path.of(System.getProperty("java.home"), "bin", "java"), list,
                Map.of(), directory, directory.resolve(name + ".out"), directory.resolve(name + ".err"))));
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    String logOf(String name) {
        try {
            return Files.exists(log(name)) ? Files.readString(log(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the ready line of a server's present life. */
    ClusterProcesses awaitReady(String... names) {
        for (String name : names) {
            Await.that(name + " to be ready").until(Deadline.in(PATIENCE), () -> {
                if (!running.get(name).alive()) {
                    throw new AssertionError(name + " ended:\n" + logOf(name));
                }
                String lines = logOf(name);
                return lines.lastIndexOf("[cf3f4]") > lines.lastIndexOf("[e52b0]") ? Observation.found(name)
                        : Observation.notYet(lines);
            });
        }
        return this;
    }

    ExitStatus kill(String name) {
        return signal(name, Signal.KILL);
    }

    ExitStatus stop(String name) {
        return signal(name, Signal.TERM);
    }

    private ExitStatus signal(String name, Signal signal) {
        running.get(name).signal(signal);
        return running.get(name).awaitExit(Deadline.in(PATIENCE));
    }

    void suspend(String name) {
        running.get(name).signal(Signal.STOP);
    }

    void resume(String name) {
        running.get(name).signal(Signal.CONT);
    }

    /** Waits until something holds; what was seen otherwise is in the message. */
    void await(String what, Supplier<Observation<Boolean>> look) {
        Await.that(what).until(Deadline.in(PATIENCE), look);
    }

    /** Waits until every server is GOOD. */
    void awaitHealthy() {
        await("all servers to be GOOD", () -> {
            Answer answer = get("coordinator1", "/_admin/cluster/health");
            List<String> states = answer.status() == 200 ? answer.json().path("Health").findValuesAsText("Status")
                    : List.of(answer.toString());
            return states.size() == running.size() && states.stream().allMatch("GOOD"::equals)
                    ? Observation.found(true) : Observation.notYet(states.toString());
        });
    }

    /** Waits until each shard of _system is where it is planned, in sync. */
    void awaitInSync() {
        await("all shards to be in sync", () -> {
            Answer answer = get("coordinator1", "/_admin/cluster/shardDistribution");
            boolean same = answer.status() == 200;
            for (JsonNode collection : answer.json().path("results")) {
                same &= collection.path("Plan").equals(sorted(collection.path("Plan"), collection.path("Current")));
            }
            return same ? Observation.found(true) : Observation.notYet(answer.text());
        });
    }

    /** What is, with followers in the order of the plan. */
    private static JsonNode sorted(JsonNode plan, JsonNode current) {
        com.fasterxml.jackson.databind.node.ObjectNode result = current.deepCopy();
        plan.properties().forEach(shard -> {
            JsonNode is = current.path(shard.getKey());
            java.util.Set<JsonNode> planned = new java.util.HashSet<>();
            shard.getValue().path("followers").forEach(planned::add);
            java.util.Set<JsonNode> there = new java.util.HashSet<>();
            is.path("followers").forEach(there::add);
            if (planned.equals(there) && is.path("leader").equals(shard.getValue().path("leader"))) {
                result.set(shard.getKey(), shard.getValue());
            }
        });
        return result;
    }

    boolean alive(String name) {
        return running.get(name).alive();
    }

    Answer get(String name, String path) {
        return send(name, "GET", path, "");
    }

    Answer post(String name, String path, String body) {
        return send(name, "POST", path, body);
    }

    Answer send(String name, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(name) + path))
                .timeout(Duration.ofSeconds(60)).header("authorization", authorization)
                .method(method, BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(NO_ANSWER, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The agent that all agents that answer call the leader, and that serves. */
    String leader() {
        return Await.that("a leader of the agency").until(Deadline.in(PATIENCE), () -> {
            for (String name : List.copyOf(running.keySet())) {
                if (name.startsWith("agent") && running.get(name).alive()
                        && post(name, "/_api/agency/read", "[[\"/none\"]]").status() == 200) {
                    return Observation.found(name);
                }
            }
            return Observation.notYet("none of " + running.keySet() + " serves");
        });
    }

    /** Writes through whichever agent leads, until one answers. */
    Answer write(String transactions) {
        return Await.that("the agency to take a write").until(Deadline.in(PATIENCE), () -> {
            Answer answer = post(leader(), "/_api/agency/write", transactions);
            return answer.status() == 200 || answer.status() == 412 ? Observation.found(answer)
                    : Observation.notYet(answer.toString());
        });
    }

    JsonNode read(String path) {
        JsonNode found = post(leader(), "/_api/agency/read", "[[\"" + path + "\"]]").json().path(0);
        for (String name : path.substring(1).split("/")) {
            found = found.path(name);
        }
        return found;
    }

    @Override
    public void close() {
        spawner.close();
        ports.values().forEach(PortLease::close);
    }
}
