package org.arangolab.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arangolab.monitor.HostLoad;

/** The words that stand alone in a script or at the prompt. */
public interface LabWords extends ToolWords, FocusWords, UnderWords {
    @Word(value = "Defines a server with the default settings; with a known name: that server.",
            example = "instance('db1').start().waitUntilReady(30.s)")
    ServerWords instance(String name);

    @Word(value = "Defines a server.", example = "instance('db1', role: single, auth: basic, memory: 512.mb)")
    ServerWords instance(Map<String, ?> settings, String name);

    @Word(value = "Defines a cluster; in the block: agents, dbservers, coordinators, args, auth, protocol, memory, "
            + "binaries.",
            example = "cluster { agents 3; dbservers 3; coordinators 2; auth jwt }.start().waitUntilReady(60.s)")
    ClusterWords cluster(
            @DelegatesTo(value = ClusterSettings.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    @Word(value = "Defines a cluster with a name of its own.",
            example = "cluster('c2') { agents 1; dbservers 1; coordinators 1 }")
    ClusterWords cluster(
            String name,
            @DelegatesTo(value = ClusterSettings.class, strategy = Closure.DELEGATE_FIRST) Closure<?> block);

    @Word(value = "All servers of this script.", example = "instances.each { println it }")
    List<ServerWords> getInstances();

    @Word(value = "Lets bare words such as waitUntilReady(30.s) mean this server or cluster.", example = "focus db1")
    <W extends Focusable<W>> W focus(W target);

    @Word(value = "A test with a name; the script goes on when it fails.",
            example = "test('a restart keeps documents') { … }")
    void test(String name, Closure<?> body);

    @Word(value = "A test with a time-out.", example = "test('a dump survives a crash', timeout: 2.min) { … }")
    void test(Map<String, ?> settings, String name, Closure<?> body);

    @Word(value = "Tries the block again and again until it holds; else its last failure is the message.",
            example = "within(20.s) { assert db1.alive }")
    Object within(Duration timeout, Closure<?> block);

    @Word(value = "Lets time pass; Ctrl-C and the test's deadline end it. Better: within(20.s) { … }.",
            example = "sleep(500.ms)")
    void sleep(Duration time);

    @Word(value = "Lets so many milliseconds pass.", example = "sleep(500)")
    void sleep(long millis);

    @Word(value = "Uses a server that somebody else has started, by its process id: read-only until arm(5.min).",
            example = "attach(4711)")
    ServerWords attach(long pid);

    @Word(value = "Uses a server that somebody else has started, by its address: read-only until arm(5.min).",
            example = "attach('http://127.0.0.1:8529')")
    ServerWords attach(String endpoint);

    @Word(value = "The same by process id, with a name and credentials: name, user, password, jwtSecret, endpoint, ca.",
            example = "attach(4711, name: 'live', user: 'root', password: '…')")
    ServerWords attach(Map<String, ?> settings, long pid);

    @Word(value = "The same by address, with a name and credentials: name, user, password, jwtSecret, ca.",
            example = "attach('http://127.0.0.1:8529', user: 'root', password: '…')")
    ServerWords attach(Map<String, ?> settings, String endpoint);

    @Word(value = "ERROR and FATAL lines that the servers of this test may log: a log id, a {topic}, a regular "
            + "expression; outside of a test for the whole script. Any other such line fails a test that passes.",
            example = "allowLog '{replication} shard .* is out of sync'")
    void allowLog(String... rules);

    @Word(value = "The same with a pattern, which is looked for in the message.",
            example = "allowLog ~/follower \\w+ gone/")
    void allowLog(Pattern pattern);

    @Word(value = "Runs the block at the end of the test, whatever happens; the last one first.",
            example = "cleanup { db1.stop() }")
    void cleanup(Closure<?> block);

    @Word(value = "Skips the test when something is not there: 'real' (an ArangoDB that is not the stand-in), "
            + "'stand-in' or 'failpoints' (of the focused server).",
            example = "requires 'real'")
    void requires(String what);

    @Word(value = "How busy the machine is: load, memory, pressure, and whether servers are slow for that alone.",
            example = "println hostLoad.verdict()")
    HostLoad getHostLoad();

    @Word(value = "Collects logs, what the servers tell of themselves, stacks, findings and facts of the machine into "
            + "one archive, without data and secrets; answers its path.", example = "bundle()")
    String bundle();

    @Word(value = "The same into this file.", example = "bundle(to: 'incident.zip')")
    String bundle(Map<String, ?> settings);
}
