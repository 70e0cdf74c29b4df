//TAGS sanitizer
//NEEDS real
// A build of arangod with sanitizers in it. Run it with:
//     arangolab run --arangodb /opt/build-asan scripts/sanitizer.groovy
// What a sanitizer reports fails the test during which it comes, and the run ends with exit code 2.

def db1 = instance('db1', under: sanitizer(address, undefined)).start().waitUntilReady(1.min)

test('documents and queries, and the sanitizers have nothing to say', timeout: 10.min) {
    db1['planets'].create()
    db1['planets'].insert((1..1000).collect { [n: it, name: "planet $it"] })
    assert db1.query('FOR p IN planets FILTER p.n > @n RETURN p', n: 990).size() == 10
    assert db1.reports().empty
}

test('leaks are told when the server ends', timeout: 10.min) {
    db1.stop()
    assert db1.reports().empty
}
