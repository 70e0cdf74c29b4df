//TAGS smoke
// A server's options change over a restart: how to give them, how to see where each comes from, and what becomes of a
// mistake. Run it with: arangolab run scripts/restart-with-options.groovy

test('options are given at definition, and told with their origin', timeout: 2.min) {
    // A list gives an option more than once.
    instance('db1', args: ['log.level': ['startup=debug', 'queries=warning']], memory: '25%')
    db1.start().waitUntilReady(60.s)
    assert db1.explain().findAll { it.name == 'log.level' }*.value == ['startup=debug', 'queries=warning']
    assert db1.explain().find { it.name == 'server.endpoint' }.origin == 'the lab'
}

test('a restart changes them and keeps the data, the endpoint and the name', timeout: 2.min) {
    db1['users'].create()
    db1['users'].insert([[name: 'ada'], [name: 'grace']])
    def before = [db1.pid, db1.endpoint]
    db1.restart('log.level': 'queries=trace').waitUntilReady(60.s)
    assert db1.pid != before[0]
    assert db1.endpoint == before[1]
    assert db1['users'].count == 2
    // One given again replaces all its earlier values.
    assert db1.explain().findAll { it.name == 'log.level' }*.value == ['queries=trace']
}

test('a mistake is told before anything is stopped', timeout: 1.min) {
    def before = db1.pid
    try {
        db1.restart('log.levle': 'debug')
        assert false: 'a misspelled option was taken'
    } catch (ConfigException e) {
        assert e.message.contains("did you mean 'log.level'?")
    }
    try {
        db1.restart('server.endpoint': 'tcp://127.0.0.1:8529')
        assert false: 'an option that is the lab\'s own was taken'
    } catch (ConfigException e) {
        assert e.message.contains('use the setting endpoint:')
    }
    assert db1.pid == before
}

test('an end that is expected is no crash', timeout: 2.min) {
    db1.expectExit(TERM).kill(TERM)
    // A server that handles TERM ends with 0: that is another end than the one foretold, and is told.
    try {
        db1.awaitExit(30.s)
        assert db1.exit.signal == TERM
    } catch (UnexpectedExitException e) {
        assert e.message.startsWith('db1 ended with exit code 0, not with SIGTERM (code 143) as expected')
    }
    db1.start().waitUntilReady(60.s)
    db1.expectExit(0).kill(TERM).awaitExit(30.s)
    assert db1.state == STOPPED
}
