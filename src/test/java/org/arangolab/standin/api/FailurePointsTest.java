package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.FailurePoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailurePointsTest {
    @TempDir
    private Path directory;
    private final Set<String> active = new HashSet<>();
    private int passed;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine(), this::hit);
        api.post("/_api/collection", "{'name':'c'}");
        api.post("/_api/document/c", "{'_key':'old'}");
    }

    @AfterEach
    void close() {
        active.clear();
        api.close();
    }

    private void hit(String name) {
        if (active.contains(name) && passed++ > 0) {
            throw new ArangoException(ErrorCode.INTERNAL, "hit " + name);
        }
    }

    private void fail(String name, int after) {
        active.add(name);
        passed = 1 - after;
    }

    @Test
    void aReadCanBeMadeToFail() {
        fail(FailurePoints.DOCUMENT_READ, 0);
        assertThat(api.get("/_api/document/c/old").error()).isEqualTo("500/4 hit Document::read");
    }

    @Test
    void aWriteThatFailsHasWrittenNothing() {
        fail(FailurePoints.DOCUMENT_WRITE, 0);
        assertThat(api.put("/_api/document/c/old", "{'x':1}").error()).isEqualTo("500/4 hit Document::write");
        active.clear();
        assertThat(api.get("/_api/document/c/old").json().has("x")).isFalse();
    }

    @Test
    void aCommitThatFailsIsUndoneAndLeavesNoLockBehind() {
        fail(FailurePoints.TRANSACTION_COMMIT, 0);
        assertThat(api.post("/_api/document/c", "[{},{}]").error()).isEqualTo("500/4 hit Transaction::commit");
        active.clear();
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
        assertThat(api.delete("/_api/document/c/old").status()).isEqualTo(202);
        assertThat(api.delete("/_api/collection/c").status()).isEqualTo(200);
    }

    @Test
    void anImportThatFailsHalfWayHasImportedNothing() {
        fail(FailurePoints.IMPORT_DOCUMENT, 2);
        assertThat(api.post("/_api/import?collection=c&type=list", "[{},{},{},{}]").error())
                .isEqualTo("500/4 hit Import::document");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
    }
}
