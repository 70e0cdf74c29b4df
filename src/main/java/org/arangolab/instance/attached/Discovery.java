package org.arangolab.instance.attached;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.net.ListeningSockets;
import org.arangolab.process.ForeignProcess;

/**
 * Finds a server by its process: its command line says where it listens and keeps its data, else its open sockets do;
 * the {@code LOCK} file of its data directory must agree (facts/server.md 2.6).
 */
final class Discovery {
    private final ForeignProcess process;

    private Discovery(ForeignProcess process) {
        this.process = process;
    }

    /**
     * By a process id.
     *
     * @param given the endpoint, when the user names it
     * @throws ConfigException when there is no such process or it is no server
     */
    static Found byPid(long pid, Optional<Endpoint> given) {
        ForeignProcess process = ForeignProcess.of(pid).orElseThrow(() ->
                new ConfigException("attach: there is no process " + pid));
        Discovery discovery = new Discovery(process);
        Endpoint endpoint = given.or(discovery::toldEndpoint).orElseGet(discovery::listening);
        return discovery.found(endpoint);
    }

    /** By the process id that a server at an endpoint tells: only when it is one of this machine. */
    static Found byEndpoint(Endpoint endpoint, Optional<Long> toldPid) {
        return toldPid.filter(pid -> local(endpoint)).flatMap(ForeignProcess::of)
                .filter(process -> serves(process, endpoint))
                .map(process -> new Discovery(process).found(endpoint))
                .orElseGet(() -> new Found(endpoint, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static boolean local(Endpoint endpoint) {
        try {
            return endpoint.transport() == Endpoint.Transport.UNIX
                    || InetAddress.getByName(endpoint.reachable().host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // the first request will tell
        }
    }

    /** A server in a container tells a pid that means another process here. */
    private static boolean serves(ForeignProcess process, Endpoint endpoint) {
        try {
            return endpoint.transport() == Endpoint.Transport.UNIX || ListeningSockets.of(process.pid()).stream()
                    .anyMatch(open -> open.port() == endpoint.port());
        } catch (IOException e) {
            return false; // another user's: what it tells cannot be checked
        }
    }

    private Found found(Endpoint endpoint) {
        Optional<Path> data = option("database.directory").map(this::absolute);
        data.ifPresent(this::checkLock);
        return new Found(endpoint, Optional.of(process), data, logFile());
    }

    /** A dash means the standard output, a plus the standard error. */
    private Optional<Path> logFile() {
        return option("log.file").filter(file -> !file.matches("[-+]?")).map(this::absolute);
    }

    private void checkLock(Path data) {
        try {
            String owner = Files.readString(data.resolve("LOCK"), StandardCharsets.UTF_8).strip();
            if (owner.matches("\\d+") && Long.parseLong(owner) != process.pid()) {
                throw new ConfigException("attach: " + data.resolve("LOCK") + " says that process " + owner
                        + " uses that directory, not " + process);
            }
        } catch (IOException e) {
            return; // an old server without it, or another user's: nothing is said against this process
        }
    }

    private Optional<Endpoint> toldEndpoint() {
        return option("server.endpoint").map(Endpoint::parse);
    }

    private Endpoint listening() {
        try {
            return ListeningSockets.of(process.pid()).stream().findFirst().orElseThrow(() -> new ConfigException(
                    "attach: " + process + " listens nowhere; is it a server? Its command line: " + String.join(" ",
                            process.commandLine())));
        } catch (IOException e) {
            throw new ConfigException("attach: where " + process
                    + " listens cannot be seen by this user; name it: attach("
                    + process.pid() + ", endpoint: 'tcp://HOST:PORT')");
        }
    }

    /** {@code --name value} or {@code --name=value}, the last one; {@code @} stands doubled on a command line. */
    private Optional<String> option(String name) {
        List<String> words = process.commandLine();
        Optional<String> value = Optional.empty();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).equals("--" + name) && i + 1 < words.size()) {
                value = Optional.of(words.get(i + 1));
            } else if (words.get(i).startsWith("--" + name + "=")) {
                value = Optional.of(words.get(i).substring(name.length() + 3));
            }
        }
        return value.map(text -> text.replace("@@", "@"));
    }

    private Path absolute(String path) {
        return process.directory().orElse(Path.of("/")).resolve(path).normalize();
    }
}
