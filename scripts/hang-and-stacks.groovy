//TAGS diagnosis
//NEEDS failpoints, stand-in
// Why does it hang? stacks() shows what its threads do, in samples; a wait that has used most of its time in vain takes
// the stacks of all servers by itself and tells them with its failure. Run it with
//
//     arangolab run scripts/hang-and-stacks.groovy
//
// gdb shows the stacks of C++ servers; without it, or without the right to attach, the kernel is asked where they wait.

instance('db1').start().waitUntilReady(60.s)
requires 'failpoints'

test('stacks of a server that lives on') {
    def stacks = db1.stacks(samples: 2, pause: 50.ms)
    assert stacks.threads().size() > 3
    assert stacks.source() in ['gdb', 'lldb', '/proc']
    assert db1.get('/_api/version').status == 200
    println stacks
}

test('a suspended server says so', timeout: 1.min) {
    db1.suspend()
    assert why().first().get().title() == 'it is suspended'
    db1.resume()
}

test('a wait that is late takes the stacks while it hangs', timeout: 1.min) {
    db1.suspend()
    try {
        db1.log.waitFor(~/never said/, 5.s)
        assert false: 'it was said'
    } catch (DeadlineExceededException e) {
        assert e.message.contains('stacks:') && e.message.contains('db1 [')
    }
    db1.resume()
}

test('a failure point that hangs is named', timeout: 1.min) {
    failAt('RestHandler::delay')
    assert why().causes().any { it.title() == 'the failure point RestHandler::delay is set' }
}
