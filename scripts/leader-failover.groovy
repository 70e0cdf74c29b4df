//TAGS cluster
// The agency loses its leader and elects another one; what it holds stays, and the cluster goes on.
// Run it with: arangolab run scripts/leader-failover.groovy

def c = cluster { agents 3; dbservers 2; coordinators 1 }
c.start().waitUntilReady(2.min)

test('another agent leads when the leader is killed', timeout: 2.min) {
    c.agency.write('/lab/answer', 42)
    def former = c.leader.name
    c.leader.kill()
    within(60.s) { assert c.leader.name != former }
    assert c.agency.read('/lab/answer') == 42

    instance(former).start().waitUntilReady(60.s)
    within(60.s) { assert c.healthy }
}

test('without a majority there is no leader', timeout: 2.min) {
    c.majority(agent)*.kill()
    try {
        c.leader
        assert false: 'one of three agents led'
    } catch (ClusterException e) {
        assert e.message.startsWith('the agency has no majority: 2 of 3 agents are dead')
    }
    c.agents.findAll { !it.alive }.each { it.start() }
    within(60.s) { assert c.healthy }
}
