package org.arangolab.standin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.http.Json;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a {@code kill -9} leaves behind. */
class StoreCrashIT {
    private static final int ENOUGH = 300;

    @TempDir
    private Path directory;

    @RepeatedTest(3)
    @Timeout(60)
    void whatWasAnsweredSurvivesAKillAndNothingIsThereByHalf() throws Exception {
        int answered = writeUntilKilled();

        try (Store store = Store.open(directory)) {
            Collection pairs = store.database(Store.SYSTEM).collection("pairs");
            Set<String> keys = keys(store, pairs);
            for (int i = 0; i <= answered; i++) {
                assertThat(keys).contains("left-" + i, "right-" + i);
            }
            for (String key : keys) {
                String other = key.startsWith("left") ? key.replace("left", "right") : key.replace("right", "left");
                assertThat(keys).contains(other);
            }
            assertThatThrownBy(() -> insertAgain(store, pairs, "left" + answered))
                    .hasMessageEndingWith("over 'n'; conflicting key: left-" + answered);
        }
    }

    private int writeUntilKilled() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                CrashingWriter.class.getName(), directory.toString())
                .redirectError(new File(directory.toFile(), "stderr")).start();
        try (BufferedReader lines = child.inputReader()) {
            int last = -1;
            while (last < ENOUGH) {
                String line = lines.readLine();
                assertThat(line).as("output of the writer after pair %d", last).isNotNull();
                last = Integer.parseInt(line);
            }
            return last;
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Set<String> keys(Store store, Collection collection) {
        Set<String> keys = new HashSet<>();
        try (StoreTransaction transaction = store.begin()) {
            Documents documents = new StoredDocuments(store, transaction, collection);
            documents.scan().forEachRemaining(document -> keys.add(document.path("_key").asText()));
            assertThat(documents.count()).isEqualTo(keys.size());
            keys.forEach(key -> assertThat(documents.find(key)).isPresent());
        }
        return keys;
    }

    private static void insertAgain(Store store, Collection collection, String n) {
        ObjectNode document = Json.object().put("n", n);
        try (StoreTransaction transaction = store.begin()) {
            new StoredDocuments(store, transaction, collection).insert(document, WriteOptions.DEFAULT);
        }
    }
}
