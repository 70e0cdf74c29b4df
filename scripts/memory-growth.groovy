//TAGS resources
// What does a server use, and does its memory only ever grow? Snapshots with labels and their differences, sockets, the
// figures of each second, and a hint over several snapshots of its heap. Run it with
//
//     arangolab run scripts/memory-growth.groovy
//
// A build with memory profiles and env: [MALLOC_CONF: 'prof:true'] leaves profiles of its heap among the findings of the run.

instance('db1').start().waitUntilReady(60.s)
db1.post('/_api/collection', [name: 'events']).orThrow()

def insert = { int count -> db1.query('FOR i IN 1..@n INSERT { n: i, text: REPEAT("x", 200) } INTO events', n: count) }

test('work is measured between two snapshots') {
    db1.snapshot('before')
    insert(2000)
    db1.snapshot('after')
    def used = db1.delta('before', 'after')
    println used
    assert used.cpu > 0.ms && used.took > 0.ms
    assert !used.restarted
    assert db1.stats().rss < 2.gb
    assert db1.stats().descriptors < 2000
}

test('the heap is looked at again and again') {
    3.times {
        insert(500)
        def heap = db1.heapSnapshot()
        assert heap.rss > 0.mb
        println heap
    }
    def hint = db1.leakHint()
    println hint
    // Caches grow until they are full: what only grew is named, and a test that runs long enough may insist.
    assert hint.snapshots.size() == 3
}

test('connections are sockets at its port') {
    def sockets = db1.sockets()
    println sockets
    assert sockets.established >= 1
    assert sockets.in.size() >= 1
}

test('a restarted server counts from its start', timeout: 2.min) {
    db1.snapshot('first life')
    db1.restart().waitUntilReady(60.s)
    assert db1.delta('first life').restarted
}

test('each second is on record') {
    within(10.s) { assert db1.samples.size() >= 2 }
    assert db1.samples*.rss.max() > 0.mb
    println hostLoad.verdict()
}
