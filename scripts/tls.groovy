//TAGS protocols
// The same server over every protocol: TLS with a certificate of this run, a unix socket, HTTP/2. The words stay the same.
// A real ArangoDB from 3.12 on does not speak VST any more; use `protocol: vst` with one up to 3.11.

[tcp, ssl, unix, h2].each { wire ->
    test("a server speaks $wire", timeout: 2.min) {
        def server = instance("over_$wire", protocol: wire, auth: jwt)
        cleanup { server.stop() }
        server.start().waitUntilReady(60.s)
        println "$server.name listens at $server.endpoint"

        server['words'].create()
        server['words'].insert([[text: 'naïve'], [text: '中文'], [text: 'ok']])
        assert server.query('FOR w IN words SORT w.text RETURN w.text').size() == 3
    }
}

test('a certificate is checked against the run\'s own', timeout: 1.min) {
    def server = instance('secure', protocol: ssl)
    cleanup { server.stop() }
    server.start().waitUntilReady(60.s)
    assert server.endpoint.startsWith('ssl://')
    assert server.get('/_admin/server/tls').json.result.keyfile.certificates.size() == 1
}
