import groovy.transform.CompileStatic
import org.arangolab.client.CollectionHandle

/** Makes documents that are the same each time: the seed decides. */
@CompileStatic
class DataMaker {
    private static final List<String> NAMES = ['Ada', 'Grace', 'Zoë', 'Søren', '小林', 'Николай', 'O\'Neil', 'Łucja']
    private static final int BATCH = 1000

    private final Random random

    DataMaker(long seed = 1) {
        random = new Random(seed)
    }

    /** One document with values of all JSON types and names beyond ASCII; {@code number} is its place in the series. */
    Map<String, Object> person(int number) {
        [_key   : "p$number".toString(), number: number, name: NAMES[random.nextInt(NAMES.size())],
         age    : random.nextInt(100), height: random.nextInt(100) / 100 + 1, active: random.nextBoolean(),
         tags   : (0..<random.nextInt(4)).collect { "t$it".toString() }, address: [zip: random.nextInt(100_000)],
         nothing: null] as Map<String, Object>
    }

    /** Inserts so many into a collection, which is made when it is missing. */
    CollectionHandle fill(CollectionHandle collection, int count) {
        if (!collection.exists) {
            collection.create()
        }
        for (int from = 0; from < count; from += BATCH) {
            collection.insert((from..<Math.min(count, from + BATCH)).collect { int number -> person(number) })
        }
        collection
    }
}
