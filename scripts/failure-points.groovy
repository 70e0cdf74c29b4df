//TAGS faults
//NEEDS failpoints, stand-in
// Failure points: places in the server's code that misbehave when a test says so. Builds for tests have them
// (-DUSE_FAILURE_TESTS=On), packages do not; the stand-in plays a build that has them. Run it with
//
//     arangolab run scripts/failure-points.groovy
//
// The names below are the stand-in's, except TransactionCommitFail, which ArangoDB has too.

instance('db1', args: ['javascript.allow-admin-execute': true]).start().waitUntilReady(60.s)
requires 'failpoints'                      // asks the server; else the script is skipped, with the reason

test('a failure point works while its block runs, and is gone after') {
    db1['users'].create()
    db1.failAt('Document::write') { fp ->
        def answer = db1.post('/_api/document/users', [name: 'ada'])
        assert answer.status == 500 && answer.errorNum().get() == 22
        assert db1.failurePoints == ['Document::write']
        assert fp.hits == 1                // only the stand-in counts; ArangoDB answers null here
    }
    assert db1.failurePoints.empty
    db1['users'].insert([name: 'ada'])
}

test('without a block it is set until the end of the test') {
    failAt('TransactionCommitFail')        // bare: the focused server
    assert db1.post('/_api/document/users', [name: 'grace']).status == 500
    assert db1['users'].count == 1         // what was not committed is not there
}

test('or until it is cleared') {
    assert failurePoints.empty             // the test before has left nothing
    failAt('Document::readDelay')
    clearFailAt('Document::readDelay')
    failAt('Document::read')
    failAt('RestHandler::delay')
    clearFailAt()
    assert db1.query('FOR u IN users RETURN u').size() == 1
}

test('an import that fails half way leaves nothing') {
    failAt('Import::halfWay') {
        assert db1.post('/_api/import?collection=users&type=list', [[n: 1], [n: 2], [n: 3]]).status == 500
    }
    assert db1['users'].count == 1
}

test('a misspelled name is a mistake') {
    try {
        failAt('Document::wirte')
        assert false: 'it was accepted'
    } catch (ConfigException e) {
        assert e.message.contains("did you mean 'Document::write'")
    }
}

test('a server that crashes at a failure point is a crash with a name', timeout: 2.min) {
    try {
        failAt('Document::writeCrash') {
            db1.post('/_api/document/users', [name: 'alan'])
            assert false: 'a crashed server answered'
        }
    } catch (InstanceCrashException e) {
        assert e.message.startsWith('db1 crashed: SIGABRT')
        assert db1.log.fatal().toString().contains('assertion failed in Document::writeCrash')
    }
    db1.start().waitUntilReady(60.s)
    assert db1.failurePoints.empty         // a new process knows nothing of them
}

test('a maintainer build crashes when it is told to', timeout: 2.min) {
    db1.debugTerminate('CRASH-HANDLER-TEST-ABORT')
    assert db1.exit.signal == ABRT
    db1.start().waitUntilReady(60.s)
    db1.debugTerminate()
    assert db1.exit.signal == KILL
}

test('a start can fail, be late or hang', timeout: 2.min) {
    instance('late', env: [ARANGOLAB_STANDIN_FAILAT: 'Startup::resourcesTooLow'])
    try {
        late.start().waitUntilReady(60.s)
        assert false: 'it started'
    } catch (InstanceStartException e) {
        assert late.exit.code == 28
    }
}
