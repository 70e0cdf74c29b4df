import groovy.transform.CompileStatic
import java.time.Duration
import org.arangolab.client.CollectionHandle
import org.arangolab.dsl.LabWords
import org.arangolab.dsl.ServerWords
import org.arangolab.instance.health.Verdict

/** Waits that many scripts need; {@code lab} is the script: {@code Waits.untilCount(this, db1['users'], 100, 30.s)}. */
@CompileStatic
class Waits {
    /** Until a collection holds at least so many documents. */
    static void untilCount(LabWords lab, CollectionHandle collection, long count, Duration timeout) {
        lab.within(timeout) {
            long now = collection.count
            assert now >= count: "$collection holds $now documents, $count are wanted"
        }
    }

    /** Until each of the servers is healthy. */
    static void untilHealthy(LabWords lab, Collection<? extends ServerWords> servers, Duration timeout) {
        lab.within(timeout) {
            List<String> ill = servers.findAll { it.health.verdict() != Verdict.HEALTHY }
                    .collect { "$it.name: $it.health".toString() }
            assert ill.empty: ill.join('; ')
        }
    }
}
