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
