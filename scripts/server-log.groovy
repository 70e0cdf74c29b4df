//TAGS log
//NEEDS failpoints
// What a server writes is data: lines with time, level, topic and id. Run it with: arangolab run scripts/server-log.groovy

def db1 = instance('db1', args: ['javascript.allow-admin-execute': true]).start().waitUntilReady(60.s)

test('lines are records, and a mark tells where to go on') {
    assert db1.log.tail(50).any { it.ready() && it.topic == 'general' }
    def mark = db1.log.mark()
    db1.restart().waitUntilReady(60.s)
    assert db1.log.waitFor(~/ready for business/, 10.s).level.get().name() == 'INFO'
    assert db1.log.since(mark)*.id.contains('cf3f4')
}

test('a topic may be logged in more detail', timeout: 1.min) {
    db1.log.level(requests: 'trace')
    assert db1.log.level().requests == 'TRACE'
}

test('levels are as before when the test that changed them is over') {
    assert db1.log.level().requests != 'TRACE'
}

test('an unknown topic or level changes nothing') {
    try {
        db1.log.level(reqests: 'trace', queries: 'loud')
        assert false
    } catch (e) {
        println e.message
        assert e.message.contains("unknown topic 'reqests'; did you mean 'requests'?")
    }
}

test('an assertion that failed is found, and so are the FATAL lines', timeout: 1.min) {
    db1.debugTerminate('CRASH-HANDLER-TEST-ASSERT')
    assert db1.log.asserts().size() == 1
    assert db1.log.fatal()*.topic.contains('crash')
    assert db1.log.important()*.topic.contains('crash')
}
