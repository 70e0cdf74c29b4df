import groovy.transform.CompileStatic
import java.time.Duration
import org.arangolab.dsl.LabWords
import org.arangolab.dsl.ServerWords

/**
 * Hurts servers, one at a time, and heals each before the next: the seed decides which server and how, so that a run can be
 * repeated. {@code new Nemesis(this, [db1, db2], 7).strike(5)}.
 */
@CompileStatic
class Nemesis {
    private static final Duration HEALING = Duration.ofMinutes(2)

    private final LabWords lab
    private final List<ServerWords> servers
    private final Random random
    private final Map<String, Closure<?>> faults = [:]

    Nemesis(LabWords lab, Collection<? extends ServerWords> servers, long seed = 1) {
        this.lab = lab
        this.servers = new ArrayList<ServerWords>(servers)
        this.random = new Random(seed)
        fault('kill') { ServerWords server -> server.kill().start() }
        fault('suspend') { ServerWords server ->
            server.suspend()
            lab.sleep(Duration.ofMillis(500))
            server.resume()
        }
        fault('restart') { ServerWords server -> server.restart() }
    }

    /** Adds a fault, or puts another in the place of one: it hurts the server it is given and undoes that. */
    Nemesis fault(String name, Closure<?> fault) {
        faults[name] = fault
        this
    }

    /** Leaves a fault out. */
    Nemesis without(String name) {
        assert faults.remove(name): "there is no fault '$name', only ${faults.keySet().join(', ')}"
        this
    }

    /** Strikes so often; answers what was done: {@code ['kill db1', 'suspend db2']}. */
    List<String> strike(int times) {
        (1..times).collect {
            ServerWords server = servers[random.nextInt(servers.size())]
            String name = faults.keySet()[random.nextInt(faults.size())]
            faults[name].call(server)
            server.waitUntilReady(HEALING)
            "$name $server.name".toString()
        }
    }
}
