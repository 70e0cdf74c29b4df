//TAGS smoke
// A suspended server keeps its connections and answers nothing. It is neither dead nor hung, and the lab knows that.
// Run it with: arangolab run scripts/suspend-resume.groovy

// A test that suspends a server leaves it running: at its end the server is resumed, if the test has not done so.
test('a suspended server is suspended, not dead and not hung, and goes on where it was', timeout: 2.min) {
    instance('db1', healthInterval: 200.ms, healthTimeout: 5.s).start().waitUntilReady(60.s)
    assert db1.health.verdict == HEALTHY
    db1.suspend()
    assert db1.suspended
    assert db1.alive
    assert db1.state == RUNNING
    assert db1.health.verdict == SUSPENDED
    assert db1.validate().problem().get().text() == 'suspended; resume() lets it go on'

    def before = db1.pid
    db1.resume()
    assert db1.pid == before
    within(20.s) { assert db1.health.verdict == HEALTHY }
    assert db1.get('/_api/version').status == 200
}

test('kill(STOP) and kill(CONT) are the same, spelled as signals', timeout: 1.min) {
    db1.kill(STOP)
    assert db1.suspended
    db1.kill(CONT)
    assert !db1.suspended
    within(20.s) { assert db1.get('/_admin/server/availability').status == 200 }
}

test('a suspended server is stopped cleanly: it is resumed first', timeout: 2.min) {
    db1.suspend().stop()
    assert db1.state == STOPPED
    assert db1.exit.code == 0
    assert db1.health.verdict == DOWN
}
