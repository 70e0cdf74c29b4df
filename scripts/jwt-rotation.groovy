// A server's JWT secret is changed while it runs, and nobody is locked out.
// Run it with: arangolab run scripts/jwt-rotation.groovy

def status = { token -> db1.get('/_api/version', [authorization: "bearer $token"]).status }

test('tokens of the server\'s own secret are accepted', timeout: 2.min) {
    // The lab makes a random secret, keeps it in a file of mode 0600, and is a superuser by it.
    instance('db1', auth: jwt).start().waitUntilReady(60.s)
    assert db1.get('/_api/version').status == 200
    assert status(db1.jwt.superuser(5.min)) == 200
    assert status(db1.token('root')) == 200
    assert status('not a token') == 401
}

test('after a rotation old and new tokens are good, after retire only new ones', timeout: 2.min) {
    def old = db1.jwt.superuser(5.min)
    db1.jwt.rotate()
    def fresh = db1.jwt.superuser(5.min)
    assert fresh != old
    assert status(fresh) == 200
    assert status(old) == 200
    db1.jwt.retire()
    assert status(fresh) == 200
    assert status(old) == 401
    assert db1.get('/_api/version').status == 200     // the lab itself has gone along
}

test('a token that is good for some paths alone', timeout: 1.min) {
    def token = db1.jwt.superuser(5.min, ['/_api/version'])
    assert status(token) == 200
    assert db1.get('/_admin/server/id', [authorization: "bearer $token"]).status in [401, 403]
}

test('a restart keeps the secret', timeout: 2.min) {
    def token = db1.jwt.superuser(5.min)
    db1.restart().waitUntilReady(60.s)
    assert status(token) == 200
}

test('what is shown may come from a block of your own, and a refusal says why', timeout: 2.min) {
    String shown = null
    def db2 = instance('db2', auth: jwt, authProvider: { shown })
    db2.start().waitUntilReady(60.s)
    assert db2.get('/_api/version').remark == 'it wants to know who asks, and nothing was shown to it'
    shown = "bearer ${db2.jwt.superuser(5.min)}"
    assert db2.get('/_api/version').ok
    shown = "bearer ${db1.jwt.superuser(5.min)}"
    def refusal = db2.get('/_api/version')
    assert refusal.status == 401
    assert refusal.remark.startsWith('the token is not signed with the secret that the server has now')
    shown = "bearer ${db2.jwt.superuser(5.min)}"
    db2.stop()
}
