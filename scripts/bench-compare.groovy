//TAGS tools
// Load on a server, what was measured as data, and two measurements beside each other. Run it with
//
//     arangolab run scripts/bench-compare.groovy

instance('db1').start().waitUntilReady(60.s)

test('a benchmark tells figures') {
    def bench = arangobench(db1, testCase: 'version', requests: 2000, threads: 2)
    assert bench.operations == 2000 && bench.failures == 0
    assert bench.throughput > 0 && bench.p50 <= bench.p99
    assert bench.resources.servers.db1.cpu.toMillis() > 0        // what the server used meanwhile
    println "arangobench used ${bench.resources.cpu}, db1 ${bench.resources.servers.db1}"
}

test('it may run beside the script') {
    def bench = arangobench(db1, testCase: 'document', requests: 2000).background()
    assert db1.get('/_api/version').ok
    assert bench.waitFor(2.min).counters.failures == 0
}

test('two runs beside each other') {
    def before = arangobench(db1, testCase: 'crud', requests: 1000, threads: 1)
    def after = arangobench(db1, testCase: 'crud', requests: 1000, threads: 2)
    def change = after.since(before)
    assert change.throughput.ratio > 0
    assert change.worse(1000).every { it != 'throughput' }   // nobody is ten times slower with two threads
    println change
}
