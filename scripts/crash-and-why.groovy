//TAGS diagnosis
//NEEDS failpoints, stand-in
// Why did it die? A report of each crash is made by itself, and why() ranks the causes. Run it with
//
//     arangolab run scripts/crash-and-why.groovy
//
// With core: true the server may leave a core, where the system lets it; gdb, when it is there, reads its stacks.

instance('db1', core: true).start().waitUntilReady(60.s)
requires 'failpoints'

test('an assertion that fails is the first cause') {
    try {
        db1['users'].create()
        failAt('Document::writeCrash') {
            db1.post('/_api/document/users', [name: 'alan'])
            assert false: 'a crashed server answered'
        }
    } catch (InstanceCrashException e) {
        assert e.message.contains('nobody had asked it to stop')
    }
    assert why().first().get().title().startsWith('an assertion failed: Document::writeCrash')
    def report = db1.crashReport
    assert report.signature().startsWith('SIGABRT assertion failed in Document::writeCrash')
    assert report.core().file().present || report.core().reason()        // a core, or why there is none
    assert report.stacks().present || !report.core().file().present || report.noStacks()
    println report.brief()
}

test('what the lab did itself is no riddle') {
    db1.start().waitUntilReady(60.s)
    db1.kill()
    assert why().first().get().title() == 'the lab ended it: it was sent SIGKILL'
}

test('a start that fails says why') {
    instance('late', env: [ARANGOLAB_STANDIN_FAILAT: 'Startup::resourcesTooLow'])
    try {
        late.start().waitUntilReady(60.s)
        assert false: 'it started'
    } catch (InstanceStartException e) {
        assert why().first().get().title() == 'the limits that it was started with are too low for it'
    }
}

test('and so does a server that is well') {
    focus db1
    db1.start().waitUntilReady(60.s)
    within(20.s) { assert why().first().get().title().startsWith('nothing is wrong with it') }
    println why()
}
