// Measures, on whatever arangod is in use, a cluster of three agents, three DB-Servers and two coordinators: from the start
// to ready; from the moment when a bare loop hears that all are GOOD to the return of the wait, which is the lab's own; the
// stop; and what all servers keep resident. Prints medians of N rounds (--set rounds=N).
import java.time.Duration
import java.time.Instant

def n = binding.hasVariable('rounds') ? (rounds as int) : 5
def json = new com.fasterxml.jackson.databind.ObjectMapper()
def ready = [], own = [], stopped = [], resident = []
def millis = { Instant from, Instant to -> Duration.between(from, to).toNanos() / 1e6 }
def rss = { long pid -> (new File("/proc/$pid/status").readLines().find { it.startsWith('VmRSS') } =~ /\d+/)[0].toLong() / 1024 }
// When the cluster, asked every 2 ms through a coordinator, first called all of its servers GOOD.
def allGood = { c ->
    while (true) {
        try {
            def connection = new URL("${c.coordinators[0].url}/_admin/cluster/health").openConnection()
            if (connection.responseCode == 200) {
                def servers = json.readTree(connection.inputStream).get('Health').elements().toList()
                if (servers.size() == 8 && servers.every { it.get('Status').asText() == 'GOOD' }) {
                    return Instant.now()
                }
            }
        } catch (IOException e) {
            null // it is not there yet
        }
        Thread.sleep(2)
    }
}
n.times { i ->
    def c = cluster("c$i") { agents 3; dbservers 3; coordinators 2 }
    def good = new java.util.concurrent.CompletableFuture<Instant>()
    def from = Instant.now()
    c.start()
    Thread.startDaemon("bare loop $i") { good.complete(allGood(c)) }
    c.waitUntilReady(2.min)
    def returned = Instant.now()
    ready << millis(from, returned)
    own << millis(good.get(), returned)
    resident << c.servers.sum { rss(it.pid) }
    def stop = Instant.now()
    c.stop()
    stopped << millis(stop, Instant.now())
}
def median = { it.sort()[it.size().intdiv(2)] }
printf('start to ready              %7.0f ms  (median of %d, worst %.0f)%n', median(ready) as double, n, ready.max() as double)
printf('all GOOD to return          %7.1f ms  (median of %d, worst %.1f)%n', median(own) as double, n, own.max() as double)
printf('stop                        %7.0f ms  (median of %d, worst %.0f)%n', median(stopped) as double, n, stopped.max() as double)
printf('resident, eight servers     %7.0f MiB (median of %d, worst %.0f)%n', median(resident) as double, n, resident.max() as double)
