//TAGS smoke
// One server from its start to a clean stop, with a crash in between: what every installation must be able to do.
// Run it with: arangolab run scripts/smoke.groovy

test('a server starts, answers and tells its version', timeout: 2.min) {
    instance('db1', role: single).start().waitUntilReady(60.s)
    assert db1.state == RUNNING
    assert db1.get('/_api/version').json.version == db1.version
}

test('documents are stored and found by a query', timeout: 1.min) {
    db1.collection('users').create(waitForSync: true)
    db1['users'].insert([[name: 'ada', age: 36], [name: 'grace', age: 45], [name: 'alan', age: 41]])
    assert db1['users'].count == 3
    assert db1.query('FOR u IN users FILTER u.age > @a SORT u.age RETURN u.name', a: 40) == ['alan', 'grace']
}

test('a restart keeps the documents', timeout: 2.min) {
    def before = db1.pid
    db1.restart().waitUntilReady(60.s)
    assert db1.pid != before
    assert db1['users'].count == 3
}

test('a kill is a crash with a name', timeout: 2.min) {
    db1.kill()
    assert db1.state == CRASHED
    assert db1.exit.signal == KILL
    try {
        db1.get('/_api/version')
        assert false: 'a dead server answered'
    } catch (InstanceCrashException e) {
        assert e.message.startsWith('db1 crashed: SIGKILL (code 137)')
    }
}

test('it starts again with its documents and stops cleanly', timeout: 2.min) {
    db1.start().waitUntilReady(60.s)
    assert db1['users'].count == 3
    db1.stop()
    assert db1.state == STOPPED
    assert db1.exit.code == 0
}
