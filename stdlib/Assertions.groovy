import groovy.transform.CompileStatic
import org.arangolab.client.Response
import org.arangolab.dsl.ServerWords
import org.arangolab.log.LogLine

/** Assertions about servers, with the difference as the message. */
@CompileStatic
class Assertions {
    /**
     * Two servers hold the same: the same collections that are not system collections, each of the same type, with as many
     * documents and the same content. All differences are told at once.
     */
    static void sameData(ServerWords expected, ServerWords actual) {
        Map<String, String> wanted = describe(expected)
        Map<String, String> found = describe(actual)
        List<String> differences = (wanted.keySet() + found.keySet()).sort().findAll { wanted[it] != found[it] }.collect {
            "$it: ${wanted[it] ?: 'not there'} in $expected.name, ${found[it] ?: 'not there'} in $actual.name".toString()
        }
        assert differences.empty: "$expected.name and $actual.name differ:\n  ${differences.join('\n  ')}"
    }

    /** The log of a server holds no line of level FATAL. */
    static void noFatalLines(ServerWords server) {
        List<LogLine> lines = server.log.fatal()
        assert lines.empty: "the log of $server.name has FATAL lines:\n  ${lines.join('\n  ')}"
    }

    /** An answer has this status; else the message holds the answer. */
    static void status(int expected, Response response) {
        assert response.status() == expected: "expected status $expected, but: $response"
    }

    /** {@code users → edges, 3 documents, checksum 123}. */
    private static Map<String, String> describe(ServerWords server) {
        List<Map> all = (List<Map>) ((Map) server.get("/_api/collection?excludeSystem=true").json()).result
        all.collectEntries { Map collection ->
            Map sum = (Map) server.get("/_api/collection/$collection.name/checksum?withData=true").json()
            [(collection.name as String): "${collection.type == 3 ? 'edges' : 'documents'}, "
                    + "${server.collection(collection.name as String).count} of them, checksum $sum.checksum".toString()]
        }
    }
}
