//TAGS faults
// What the server acknowledged as synced survives whatever a nemesis does to it. The helpers are in stdlib/: DataMaker,
// Nemesis, Waits and Assertions; they are on every script's class path and are written in the words of scripts.
// Run it with: arangolab run scripts/nemesis.groovy

test('synced documents survive a nemesis', timeout: 3.min) {
    instance('db1').start().waitUntilReady(60.s)
    db1['people'].create(waitForSync: true)
    new DataMaker(42).fill(db1['people'], 1500)

    def strikes = new Nemesis(this, [db1], 3).strike(4)
    println strikes.join(', ')

    Waits.untilHealthy(this, [db1], 30.s)
    Waits.untilCount(this, db1['people'], 1500, 30.s)
    Assertions.noFatalLines(db1)
}

test('the same seed makes the same data', timeout: 2.min) {
    instance('db2').start().waitUntilReady(60.s)
    new DataMaker(42).fill(db2['people'], 1500)
    Assertions.sameData(db1, db2)

    db2['people'].insert([_key: 'one-more'])
    try {
        Assertions.sameData(db1, db2)
        throw new IllegalStateException('a difference went unseen')
    } catch (AssertionError e) {
        assert e.message.contains('people: documents, 1500 of them')
    }
}
