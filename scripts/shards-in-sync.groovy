//TAGS cluster
// A DB-Server that was away catches up, and a shard moves. Run it with: arangolab run scripts/shards-in-sync.groovy

def c = cluster { agents 1; dbservers 3; coordinators 1 }
c.start().waitUntilReady(2.min)
c['users'].create(numberOfShards: 3, replicationFactor: 2)

test('a follower that was suspended catches up', timeout: 2.min) {
    c.waitForShardsInSync('users', 60.s)
    c.maintenance {
        c.dbservers[2].suspend()
        c.dbservers[2].resume()
    }
    c['users'].insert((1..200).collect { [n: it] })
    c.waitForShardsInSync('users', 60.s)
    assert c.shards('users').every { it.inSync }
}

test('a shard moves to another DB-Server', timeout: 2.min) {
    def shard = c.shards('users')[0]
    def names = c.health().servers.findAll { it.role == 'DBServer' }.collectEntries { [it.shortName, it.endpoint] }
    def byName = { name -> c.dbservers.find { it.endpoint.endsWith(names[name].replaceFirst('.*://', '')) } }
    def target = c.dbservers.find { s -> !([shard.leader] + shard.planned).any { byName(it) == s } }
    c.moveShard('users', shard.shard, byName(shard.leader), target)
    c.waitForShardsInSync('users', 60.s)
    assert c['users'].count == 200
}
