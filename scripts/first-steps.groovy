// First steps with arangolab. Read it from top to bottom, run it with
//
//     arangolab run scripts/first-steps.groovy
//
// or type its lines at the prompt that `arangolab` opens: they work the same there.

// 1. A server. `instance` defines it, `start` starts its process, `waitUntilReady` waits until it answers and fails at
//    once, with the reason, when the process dies instead. `30.s` is a duration; so are 500.ms, 2.min and 1.h.
instance('db1').start().waitUntilReady(30.s)

// 2. From now on its name is a word. Facts about it are read like properties and never change anything.
println "db1 is $db1.state at $db1.endpoint, version $db1.version, pid $db1.pid"

// 3. Talk to it over HTTP: get, put, post, patch, delete, head. A response has status, json, text, headers and took.
def answer = db1.get('/_api/version')
println "it answered $answer.status in ${answer.took.toMillis()} ms: $answer.json"

// 4. Collections and queries. `db1['planets']` is a handle; nothing happens before you ask it to do something.
db1['planets'].create()
db1['planets'].insert([[name: 'Mars', moons: 2], [name: 'Jupiter', moons: 95], [name: 'Venus', moons: 0]])
println db1.query('FOR p IN planets FILTER p.moons > @least SORT p.name RETURN p.name', least: 1)

// 5. Options of the server go into `args`, as arangod spells them; `restart` changes them on the way.
db1.restart('log.level': ['startup=debug', 'queries=trace']).waitUntilReady(30.s)
assert db1['planets'].count == 3

// 6. The log as data.
println "the log has ${db1.log.important().size()} important lines; its last one:\n${db1.log.tail(1)[0]}"

// 7. Things that take a moment: the block is tried again until it holds.
within(10.s) { assert db1.get('/_admin/server/availability').status == 200 }

// 8. Break it. A killed server is reported as a crash, with the signal's name.
db1.kill()
println "now it is $db1.state: $db1.exit"

// 9. Nothing needs to be stopped by hand: whatever a script started is gone when the script ends.
db1.start().waitUntilReady(30.s)
println 'done'
