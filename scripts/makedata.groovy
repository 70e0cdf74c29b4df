//TAGS tools
// A set of test data that can be checked: documents of all types, odd names and keys, edges, a graph, indexes. The lab
// has a small set of its own; ArangoDB's is used when checkout: or ARANGOLAB_MAKEDATA names one. Run it with
//
//     arangolab run scripts/makedata.groovy

instance('db1').start().waitUntilReady(60.s)
instance('db2').start().waitUntilReady(60.s)

test('what is made can be checked', timeout: 3.min) {
    def made = makedata(db1)
    assert made.suites >= 8 && made.documents > 2500
    assert checkdata(db1).documents == made.documents
}

test('it survives a dump and a restore', timeout: 3.min) {
    arangodump(db1, includeSystemCollections: true) | arangorestore(db2, includeSystemCollections: true)
    checkdata(db2)
}

test('a single changed document is found') {
    db2.query("UPDATE 'd7' WITH {number: 8} IN lab_documents")
    def checked = checkdata(db2, check: false)
    assert !checked.ok && checked.problem.get().contains('lab_documents/d7 is not what was made')
}

test('it goes without a trace') {
    cleardata(db1)
    assert db1.get('/_api/collection?excludeSystem=true').json.result.empty
}
