//TAGS tools
// Hot backups: taken, listed, restored, rotated, and taken again and again while a test runs. ArangoDB has them in the
// Enterprise Edition, and from 3.12.5 on in every package. Run it with
//
//     arangolab run scripts/backup-rotate.groovy

instance('db1').start().waitUntilReady(60.s)
db1['users'].create()
db1['users'].insert((1..100).collect { [n: it] })

test('a backup brings everything back') {
    def backup = arangobackup < db1 > 'before'
    assert backup.identifier.endsWith('_before')
    db1['users'].truncate()
    db1['later'].create()

    arangobackup < 'before' > db1                    // the newest of that label
    assert db1['users'].count == 100
    assert !db1['later'].exists
}

test('old ones go') {
    3.times { arangobackup < db1 > 'nightly' }
    def removed = arangobackup(db1, label: 'nightly').keep(2)
    assert removed.size() == 1
    assert arangobackup(db1).backups.count { it.identifier.endsWith('_nightly') && it.available } == 2
    arangobackup(db1, 'delete', identifier: 'nightly')
    assert arangobackup(db1).identifiers.count { it.endsWith('_nightly') } == 1
}

test('a schedule goes on until the test ends', timeout: 2.min) {
    def schedule = arangobackup(db1, label: 'often').every(1.s) keep 2
    within(60.s) { assert schedule.made.size() >= 3 && schedule.removed.size() >= 1 }
    println schedule
}

test('what does not exist is told before anything happens') {
    try {
        arangobackup < 'befor' > db1
        assert false: 'it was restored'
    } catch (Exception e) {
        assert e.message.startsWith("arangobackup: there is no backup 'befor'")
    }
    assert db1['users'].count == 100
}
