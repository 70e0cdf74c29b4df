// Measures one request over each protocol, beside curl with a kept connection to the same server, in turn, so that what
// else the machine does hits both alike. Prints medians of N rounds of 1000 requests (--set rounds=N) and ratios. Of the
// stand-in, or of the arangod that is chosen. Needs curl; it knows no VST, which is set against HTTP/1.1. curl 7.88 fails
// to keep a connection that it opened with prior knowledge of HTTP/2, so it upgrades one.
final int REQUESTS = 1000
final int WARM_UP = 5000
final String PATH = '/_api/version'
def n = binding.hasVariable('rounds') ? (rounds as int) : 9
def median = { List<Double> all -> all.sort()[all.size().intdiv(2)] }

def curl = { String url, List<String> options ->
    def run = (['curl', '-s', '-k', '-o', '/dev/null', '-w', '%{time_total} %{num_connects}\n'] + options
            + "$url$PATH?[1-${REQUESTS + 1}]".toString()).execute()
    def lines = run.inputStream.readLines()*.tokenize()
    run.waitFor()
    assert run.exitValue() == 0 && lines.size() == REQUESTS + 1 : "curl $options ended with $run.exitValue()"
    def kept = lines.drop(1) // the first one connects
    assert kept.every { it[1] == '0' } : "curl $options did not keep its connection"
    median(kept.collect { (it[0] as double) * 1e6d })
}
def own = { server, int count ->
    median((1..count).collect {
        long from = System.nanoTime()
        server.get(PATH)
        (System.nanoTime() - from) / 1e3d
    })
}
def beside = { String name, server, String url, List<String> options ->
    own(server, WARM_UP)
    curl(url, options)
    def lab = [], peer = []
    n.times {
        peer << curl(url, options)
        lab << own(server, REQUESTS)
    }
    printf('%-5s lab %6.0f us   curl %6.0f us   ratio %.2f%n', name, median(lab), median(peer), median(lab) / median(peer))
}

def plain = instance('plain').start().waitUntilReady(1.min)
beside('tcp', plain, plain.url, ['--http1.1'])
def tls = instance('tls', protocol: ssl).start().waitUntilReady(1.min)
beside('ssl', tls, tls.url, ['--http1.1'])
def local = instance('local', protocol: unix).start().waitUntilReady(1.min)
beside('unix', local, 'http://localhost', ['--http1.1', '--unix-socket', local.endpoint - 'unix://'])
def multiplexed = instance('multiplexed', protocol: h2).start().waitUntilReady(1.min)
beside('h2', multiplexed, multiplexed.url, ['--http2'])
def packed = instance('packed', protocol: vst).start().waitUntilReady(1.min)
beside('vst', packed, plain.url, ['--http1.1'])
