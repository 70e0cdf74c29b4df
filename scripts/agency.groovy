//TAGS cluster
// The agency as data: read, write with preconditions, dump.
// Run it with: arangolab run scripts/agency.groovy

def c = cluster { agents 3; dbservers 1; coordinators 1 }
c.start().waitUntilReady(2.min)

test('what is planned can be read') {
    assert c.agency.read('/arango/Plan/DBServers').size() == 1
    assert c.agency.read('/arango/Supervision/Health').size() >= 2
    assert c.agency.read('/no/such/key') == null
}

test('a write takes place when its precondition holds') {
    c.agency.write('/lab/n', 1)
    assert c.agency.write(['/lab/n': [op: 'increment', step: 2]], ['/lab/n': [old: 1]])
    assert c.agency.read('/lab/n') == 3
    assert !c.agency.write(['/lab/n': [op: 'set', new: 9]], ['/lab/n': [old: 1]])
    assert c.agency.read('/lab/n') == 3
    c.agency.remove('/lab')
    assert c.agency.read('/lab') == null
}

test('it can be dumped into files') {
    def files = c.agency.dump(java.nio.file.Path.of(c.agents[0].dir, 'dump'))
    assert files*.fileName*.toString().containsAll(['plan.json', 'current.json', 'target.json', 'supervision.json'])
}
