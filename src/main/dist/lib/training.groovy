// What packaging runs to learn which classes a usual run loads; see make-archives.sh. Not a test of anything.
test('a server starts, answers a query and stops', timeout: 2.min) {
    instance('db1', args: ['log.level': 'info']).start().waitUntilReady(60.s)
    db1['users'].create()
    db1['users'].insert([[name: 'ada', age: 36], [name: 'grace', age: 45]])
    assert db1.query('FOR u IN users FILTER u.age > @a RETURN u.name', a: 40) == ['grace']
    within(10.s) { assert db1.get('/_api/version').status == 200 }
    println "$db1.name $db1.state ${db1.log.tail(1).size()}"
    cleanup { db1.kill(TERM).awaitExit(30.s) }
}
