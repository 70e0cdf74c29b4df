//TAGS tools
// Many arangosh at once: they begin together, stop together, and each is judged. Run it with
//
//     arangolab run scripts/background-shells.groovy

instance('db1').start().waitUntilReady(60.s)
db1['users'].create()

test('four shells insert until there is enough') {
    def outcome = arangosh(db1).background(4) { "db.users.insert({client: $it});" }
            .until(60.s) { db1['users'].count > 200 }
    assert outcome.ok && outcome.clients.size() == 4
    assert outcome.iterations == db1['users'].count  // not one insert was lost
    println outcome
}

test('a snippet that answers false ends its own shell') {
    def shells = arangosh(db1).background(2) { "return iteration < ${5 + it};" }
    assert shells.until(60.s) { false }.clients*.iterations == [5, 6]
}

test('one that fails leaves the others alone, and is reported') {
    def shells = arangosh(db1, check: false).background(3) {
        it == 1 ? "throw new Error('client 1 gives up');" : 'db.users.count();'
    }
    within(60.s) { assert shells.iterations[0] >= 10 && shells.iterations[2] >= 10 }
    def outcome = shells.stop()
    assert outcome.clients*.result*.ok == [true, false, true]
    assert outcome.clients[1].result.problem.get().contains('client 1 gives up')
}

test('one can talk with a shell') {
    def shell = arangosh(db1).session()
    shell.send('1 + 1').expect(~/2/, 30.s)
    shell.send('db._name()').expect(~/_system/, 30.s)
    assert shell.finish().ok
}
