//TAGS tools
// Files into collections and back: CSV, JSON lines, changes on the way, and what happens to rows that are wrong. Run it
// with
//
//     arangolab run scripts/import-export.groovy

instance('db1').start().waitUntilReady(60.s)
def file(String name, String text) {
    new File(name).text = text
    cleanup { new File(name).delete() }
}

file('users.csv', 'name,age\nada,36\ngrace,85\n')

test('a CSV file becomes documents; numbers become numbers') {
    def done = arangoimport(createCollection: true) < 'users.csv' > db1['users']
    assert done.counters == [created: 2, errors: 0, updated: 0, ignored: 0, linesRead: 3]
    assert db1.query('FOR u IN users SORT u.age RETURN u.age') == [36, 85]
}

test('rows may be changed on their way; null leaves one out') {
    arangoimport(createCollection: true).transform { row ->
        row.name == 'grace' ? null : [_key: row.name, born: 1851 - row.age.toInteger()]
    } < 'users.csv' > db1['births']
    assert db1['births'].all*.born == [1815]
}

test('an import with errors is a failure, unless it is allowed; the good rows are in') {
    file('short.csv', 'a,b\n1,2\n3\n5,6\n')
    def bad = arangoimport(db1['short'], from: 'short.csv', createCollection: true, check: false)
    assert !bad.ok && bad.exit == 0                  // the tool itself ends with 0
    assert bad.counters.created == 2 && bad.counters.errors == 1
    assert db1['short'].count == 2
}

test('what is exported can be imported again') {
    arangoexport < db1['users'] > 'users.jsonl'
    cleanup { new File('users.jsonl').delete() }
    arangoimport(createCollection: true) < 'users.jsonl' > db1['copy']
    assert db1['copy'].count == 2
}

test('the result of a query as CSV') {
    arangoexport(db1, to: 'ages.csv', customQuery: 'FOR u IN users SORT u.age RETURN u', fields: 'name,age')
    cleanup { new File('ages.csv').delete() }
    assert new File('ages.csv').readLines() == ['"name","age"', '"ada",36', '"grace",85']
}
