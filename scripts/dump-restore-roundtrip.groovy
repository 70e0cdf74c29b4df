//TAGS tools
// A dump, and what can be done with it: from one server into another, through a directory, an archive or a pipe. Run it
// with
//
//     arangolab run scripts/dump-restore-roundtrip.groovy
//
// < names where data comes from, > where it goes. Each line waits for the tool; one that fails ends the test with the
// tool's own words.

instance('db1').start().waitUntilReady(60.s)
instance('db2').start().waitUntilReady(60.s)

db1['planets'].create()
db1['planets'].insert((1..500).collect { [_key: "p$it".toString(), moons: it % 7] })
db1['orbits'].create(type: 3)
db1['orbits'].insert((1..100).collect { [_from: "planets/p$it".toString(), _to: 'planets/p1'] })

test('a dump goes into a directory and from there into another server') {
    def dump = arangodump(threads: 2, compressOutput: true) < db1 > 'dump'
    assert dump.ok && dump.counters.collections == 2
    assert new File('dump/dump.json').exists()

    arangorestore < 'dump' > db2
    assert db2['planets'].count == 500 && db2['orbits'].count == 100
}

test('without overwrite a directory that has something in it is left alone') {
    def again = arangodump(db1, to: 'dump', check: false)
    assert !again.ok && again.exit == 1
    assert again.problem.get().contains('already exists')
    arangodump(db1, to: 'dump', overwrite: true)
}

test('one collection alone') {
    db2['planets'].drop()
    arangorestore(db2, from: 'dump', collection: 'planets')
    assert db2['planets'].count == 500
}

test('a pipe copies through a directory of the run') {
    db2['planets'].truncate()
    arangodump(db1) | arangorestore(db2)
    assert db2['planets'].count == 500
}

test('verify compares structure, indexes, numbers and checksums, and names what is wrong') {
    arangodump(db1, to: 'dump', overwrite: true).verify()            // the files, and against db1
    arangorestore(db2, from: 'dump').verify(db1)                     // db2 against db1
    println arangorestore(from: 'dump').verify()                     // no server: the files alone
}

test('since dumps only what has changed; the restore takes the whole chain') {
    db1['planets'].insert([_key: 'p501', moons: 0])
    def changes = arangodump(db1, to: 'changes', since: 'dump')
    assert changes.collections == 1
    arangorestore(db2, from: 'changes').verify(db1)
    assert db2['planets'].count == 501 && db2['orbits'].count == 100
}

test('archives, and a new name each time of which so many are kept') {
    3.times { arangodump(db1, to: 'nightly.tar.gz', keep: 2) }
    def nightly = new File('.').list().findAll { it ==~ /nightly-.*\.tar\.gz/ }.sort()
    assert nightly.size() == 2
    arangorestore(db2, from: nightly.last()).verify(db1)
    nightly.each { new File(it).delete() }
}

cleanup { ['dump', 'changes'].each { new File(it).deleteDir() } }
