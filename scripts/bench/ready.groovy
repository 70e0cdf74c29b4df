// Measures, on whatever arangod is in use: from spawn to ready, how long after the server's first answer waitUntilReady
// returns (the peer is a bare loop that asks every millisecond), and what the server keeps resident. Prints medians of N
// rounds (--set rounds=N).
import java.time.Duration
import java.time.Instant

def n = binding.hasVariable('rounds') ? (rounds as int) : 10
def starts = [], lags = [], resident = []
// When a bare loop gets its first answer.
def firstAnswer = { String url ->
    while (true) {
        try {
            def connection = new URL("$url/_api/version").openConnection()
            if (connection.responseCode == 200) {
                connection.inputStream.bytes
                return Instant.now()
            }
        } catch (ConnectException e) {
            Thread.sleep(1)
        }
    }
}
n.times { i ->
    def server = instance("s$i")
    def answered = new java.util.concurrent.CompletableFuture<Instant>()
    server.start()
    Thread.startDaemon("bare loop $i") { answered.complete(firstAnswer(server.url)) }
    server.waitUntilReady(60.s)
    def returned = Instant.now()
    lags << Duration.between(answered.get(), returned).toNanos() / 1e6
    starts << Duration.between(server.startedAt, returned).toNanos() / 1e6
    resident << (new File("/proc/$server.pid/status").readLines().find { it.startsWith('VmRSS') } =~ /\d+/)[0].toLong() / 1024
    server.kill(TERM).awaitExit(30.s)
}
def median = { it.sort()[it.size().intdiv(2)] }
printf('spawn to ready             %7.0f ms  (median of %d, worst %.0f)%n', median(starts) as double, n, starts.max() as double)
printf('first answer to return     %7.1f ms  (median of %d, worst %.1f)%n', median(lags) as double, n, lags.max() as double)
printf('resident after start       %7.0f MiB (median of %d, worst %.0f)%n', median(resident) as double, n, resident.max() as double)
