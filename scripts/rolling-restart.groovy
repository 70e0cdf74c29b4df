//TAGS cluster
// Each server of a cluster is restarted in turn; what was written stays. Run it with:
//     arangolab run scripts/rolling-restart.groovy

def c = cluster { agents 1; dbservers 2; coordinators 1; auth jwt }

test('a rolling restart keeps the data', timeout: 3.min) {
    c.start().waitUntilReady(2.min)
    c['users'].create(numberOfShards: 2, replicationFactor: 2)
    c['users'].insert((1..50).collect { [n: it] })
    def before = c.servers*.pid
    c.rollingRestart()
    assert c.healthy
    assert c.servers*.pid.intersect(before).empty
    assert c['users'].count == 50
}

test('all servers get a new secret', timeout: 1.min) {
    c.jwt.rotate()
    within(30.s) { assert c.healthy }
    assert c['users'].count == 50
}
