//TAGS smoke
// The HTTP words: bodies, headers, what an answer tells. Run it with: arangolab run scripts/http.groovy
import groovy.json.JsonSlurper

instance('db1').start().waitUntilReady(60.s)
db1.post('/_api/collection', [name: 'users']).orThrow()

test('maps and lists become JSON, a text is sent as it is', timeout: 1.min) {
    assert db1.post('/_api/document/users', [[_key: 'ada', age: 36], [_key: 'alan', age: 41]]).status in [201, 202]
    assert db1.patch('/_api/document/users/ada', '{"age": 37}').ok
    assert db1.put('/_api/document/users/alan', [age: 42], ['if-match': '"another"']).errorNum == 1200
    def lines = (1..3).collect { "{\"_key\": \"n$it\", \"age\": $it}" }.join('\n')
    assert db1.post('/_api/import?collection=users&type=documents', lines).json.created == 3
    assert db1['users'].all*.age.sort() == [1, 2, 3, 37, 41]
}

test('an answer tells status, headers, text and how long it took', timeout: 1.min) {
    def answer = db1.get('/_api/document/users/ada')
    assert answer.status == 200 && answer.ok && answer.took < 10.s
    assert answer.headers['content-type'].startsWith('application/json')
    assert new JsonSlurper().parseText(answer.text) == answer.json
    assert db1.head('/_api/document/users/ada').status == 200
    assert db1.head('/_api/document/users/nobody').status == 404
    assert db1.get('/_api/document/users/nobody').errorMessage == 'document not found'
}

test('documents are removed one by one and as a list', timeout: 1.min) {
    assert db1.delete('/_api/document/users/ada').ok
    assert db1.delete('/_api/document/users', ['n1', 'n2', 'nobody']).json*.error == [null, null, true]
    assert db1['users'].count == 2
}
