package org.arangolab.dsl;

import groovy.lang.GString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.client.CollectionHandle;
import org.arangolab.cluster.Cluster;
import org.arangolab.fs.Archive;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;
import org.arangolab.lab.Distribution;
import org.arangolab.lab.Session;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolRunner;
import org.arangolab.tools.ToolTarget;
import org.arangolab.tools.dump.ServerData;

/** Makes calls of client tools for a script, and knows what its words mean to them. */
public final class Toolbox {
    private final Session session;
    private final TestScope tests;

    Toolbox(Session session, TestScope tests) {
        this.session = session;
        this.tests = tests;
    }

    /** The options that a tool tells of itself, sorted. */
    public Collection<String> options(String tool) {
        return new TreeSet<>(runner().options(named(tool)));
    }

    /**
     * What a call of a tool may be given by name: its own options as a script writes them, and what the lab adds;
     * sorted.
     */
    public List<String> settings(String tool) {
        Set<String> names = new TreeSet<>(CallSettings.names());
        names.addAll(List.of("from", "to"));
        names.addAll(runner().plainOptions(named(tool)));
        return List.copyOf(names);
    }

    private static Tool named(String tool) {
        return Tool.named(tool).orElseThrow(() -> new ConfigException("there is no tool '" + tool + "'"
                + Suggestion.hint(tool, List.of(Tool.values()).stream().map(Tool::word).toList())));
    }

    ToolCall call(String word, Object... arguments) {
        Tool tool = Tool.named(word).orElseThrow();
        ToolCall call = switch (tool) {
            case ARANGODUMP -> new DumpCall(this);
            case ARANGORESTORE -> new RestoreCall(this);
            case ARANGOIMPORT -> new ImportCall(this);
            case ARANGOSH -> new ShellCall(this);
            case ARANGOBENCH -> new BenchCall(this);
            case ARANGOBACKUP -> new BackupCall(this);
            default -> new ToolCall(this, tool);
        };
        return call.given(arguments);
    }

    /**
     * arangosh on one of the scripts of the set: the user's checkout of ArangoDB's, or the one that comes with the
     * lab.
     */
    ToolCall makedata(String which, Object... arguments) {
        return new MakeDataCall(this, which).given(arguments);
    }

    ToolRunner runner() {
        return session.tools();
    }

    /** Ends something that runs beside the script, at the end of the test at the latest. */
    void endAtTheLatest(Runnable end) {
        tests.cleanup(end);
    }

    /** The data of a target, when the lab knows its server. */
    Optional<ServerData> data(Optional<ToolTarget> target) {
        return target.flatMap(known -> session.find(known.name())
                .map(server -> new ServerData(server, known.database())));
    }

    /** Works on a dump; one in an archive is unpacked into a directory of the run, which is removed after it. */
    <T> T unpacked(Path dump, Function<Path, T> work) {
        Optional<Archive> archive = Archive.of(dump).filter(kind -> Files.isRegularFile(dump));
        if (archive.isEmpty()) {
            return work.apply(dump);
        }
        Path directory = runner().home("unpacked");
        try {
            archive.get().unpack(dump, directory);
            return work.apply(directory);
        } finally {
            Workspace.remove(directory);
        }
    }

    /** Whether the lab knows the server, and that it is a single one. */
    boolean isSingle(Optional<ToolTarget> target) {
        return target.flatMap(known -> session.find(known.name())).flatMap(Server::role)
                .equals(Optional.of(Role.SINGLE));
    }

    /** Waits until a server that the lab knows answers. */
    void awaitReady(Optional<ToolTarget> target, Duration patience) {
        target.flatMap(known -> session.find(known.name())).ifPresent(server -> server.waitUntilReady(patience));
    }

    /** The target's server, or all servers of its cluster, as far as the lab knows them. */
    List<Server> servers(Optional<ToolTarget> target) {
        List<Server> own = target.flatMap(known -> session.find(known.name())).stream().toList();
        return clusters(target).findFirst().map(cluster -> List.<Server>copyOf(cluster.servers())).orElse(own);
    }

    private Stream<Cluster> clusters(Optional<ToolTarget> target) {
        return session.clusters().values().stream().filter(cluster -> target.isPresent()
                && cluster.servers().stream().anyMatch(server -> server.name().equals(target.get().name())));
    }

    /** Waits until all shards are in sync, when the target belongs to a cluster of the lab. */
    void awaitShards(Optional<ToolTarget> target, Duration patience) {
        clusters(target).forEach(cluster -> cluster.waitForShardsInSync("", patience));
    }

    /** A server, a collection or a cluster as a tool's target. */
    Optional<ToolTarget> target(Object word) {
        if (word instanceof ServerHandle handle) {
            return Optional.of(ToolTarget.of(handle.server()));
        }
        if (word instanceof ClusterHandle handle) {
            return Optional.of(ToolTarget.of(handle.cluster().coordinator()));
        }
        return word instanceof CollectionHandle collection
                ? session.find(collection.getServer()).map(ToolTarget::of).map(t -> t.in(collection.getDatabase()))
                : Optional.empty();
    }

    /** Where the scripts of makedata are. */
    static Path scripts() {
        return Distribution.home().map(home -> home.resolve("stdlib/makedata")).filter(Files::isDirectory)
                .orElseThrow(() ->
                new ConfigException("the lab's own set of data is only in the distribution; use makedata(db1, "
                        + "checkout: 'DIR')"));
    }

    /** Whether a text is code and no path: a GString, or a text of several lines. */
    static boolean isCode(Object text) {
        return text instanceof GString || String.valueOf(text).contains("\n");
    }

    static Path path(Object text) {
        return Path.of(String.valueOf(text)).toAbsolutePath().normalize();
    }

    /** A time limit and the like among the options. */
    static Map<String, Object> copy(Map<?, ?> given) {
        Map<String, Object> named = new LinkedHashMap<>();
        given.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
