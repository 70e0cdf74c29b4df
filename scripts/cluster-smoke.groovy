//TAGS cluster
// A cluster of three agents, three DB-Servers and two coordinators: it starts, keeps documents in shards, loses a server and
// goes on. Run it with: arangolab run scripts/cluster-smoke.groovy

def c = cluster { agents 3; dbservers 3; coordinators 2; auth jwt }

test('a cluster starts, and every server of it is GOOD', timeout: 3.min) {
    assert c.plan().servers*.name == ['agent1', 'agent2', 'agent3', 'dbserver1', 'dbserver2', 'dbserver3',
                                      'coordinator1', 'coordinator2']
    c.start().waitUntilReady(2.min)
    assert c.healthy
    assert c.health().servers.size() == 8
    assert c.agents*.name.contains(c.leader.name)
    println c
}

test('documents go into shards and are found by a query', timeout: 1.min) {
    c['planets'].create(numberOfShards: 3, replicationFactor: 2)
    c['planets'].insert((1..100).collect { [n: it] })
    assert c['planets'].count == 100
    assert c.query('FOR p IN planets FILTER p.n > @n RETURN p.n', n: 98).sort() == [99, 100]
    c.waitForShardsInSync('planets', 30.s)
    assert c.shards('planets').size() == 3
}

test('bare words mean the cluster that was defined last', timeout: 1.min) {
    assert focus.name == c.name
    failAt('Document::write') { fp ->
        assert failurePoints.size() == c.servers.size()
    }
    assert failurePoints.empty
    assert why().first().get().title.contains('nothing is wrong')
}

test('a killed DB-Server comes back and catches up', timeout: 2.min) {
    c.maintenance {
        c.dbservers[0].kill()
        assert !c.healthy
        c.dbservers[0].start().waitUntilReady(60.s)
    }
    c.waitForShardsInSync(60.s)
    assert c['planets'].count == 100
}

test('it stops in order, the agents last', timeout: 2.min) {
    c.stop()
    assert c.servers.every { it.state == STOPPED && it.exit.code == 0 }
}
