package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failure points in scripts, on the stand-in. */
class FailurePointsIT {
    @TempDir
    private Path directory;

    private Program run(String text) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("a.groovy"), text);
        return Program.run(directory, "--stand-in", "run", "a.groovy");
    }

    @Test
    void theScriptThatExplainsThemPasses() throws Exception {
        Program program = Program.run(directory, "--stand-in", "run",
                Path.of(System.getProperty("arangolab.home"), "scripts", "failure-points.groovy").toString());
        assertThat(program.errors()).isEmpty();
        assertThat(program.output()).contains("8 tests: 8 passed in ");
        assertThat(program.code()).isZero();
    }

    @Test
    void whatATestSetsIsClearedAtItsEndAndWhatItLeavesBehindFailsIt() throws Exception {
        Program program = run("""
                instance('db1', auth: jwt).start().waitUntilReady(60.s)
                db1.failAt('Startup::delay')
                test('set') { db1.failAt('Document::write'); assert db1.failurePoints.size() == 2 }
                test('cleared') { assert db1.failurePoints == ['Startup::delay'] }
                test('left') { db1.put('/_admin/debug/failat/Document::read') }
                test('removed') { assert db1.failurePoints == ['Startup::delay'] }
                """);
        assertThat(program.output())
                .contains("db1: failure points were left set: Document::read; they have been cleared. "
                + "Set them by failAt('…'), which clears them at the end of the test, or by failAt('…') { … }")
                .contains("4 tests: 3 passed, 1 error in ");
        assertThat(program.code()).isEqualTo(1);
    }

    @Test
    void whatAScriptWithoutTestsLeavesBehindFailsIt() throws Exception {
        Program program = run("""
                instance('db1').start().waitUntilReady(60.s)
                db1.put('/_admin/debug/failat/Document::read')
                """);
        assertThat(program.output())
                .contains("db1: failure points were left set: Document::read; they have been cleared.");
        assertThat(program.code()).isEqualTo(1);
    }

    @Test
    void mistakesAreToldWithTheRemedy() throws Exception {
        Program program = run("""
                instance('db1').start().waitUntilReady(60.s)
                test('typo') { db1.failAt('TransactionComitFail') }
                test('typo in a block') { db1.failAt('TransactionComitFail') { assert false } }
                test('on purpose') { db1.failAt('TransactionComitFail', check: false) { assert db1.failurePoints } }
                test('setting') { db1.failAt('Document::write', chek: false) }
                test('terminate') { db1.debugTerminate('CRASH-HANDLER-TEST-ABORT') }
                instance('db2', env: [ARANGOLAB_STANDIN_BUILD: 'production']).start().waitUntilReady(60.s)
                test('production') { db2.failAt('Document::write') }
                test('required') { requires 'failpoints' }
                """);
        String arangod = Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod").toString();
        String unknown = "db1: failAt('TransactionComitFail'): no such failure point in " + arangod
                + "; did you mean 'TransactionCommitFail'? With check: false it is set all the same\n";
        assertThat(program.output()).contains("a.groovy: typo\n    " + unknown,
                "a.groovy: typo in a block\n    " + unknown,
                "failAt: unknown setting 'chek'; did you mean 'check'?",
                "start it with args: ['javascript.allow-admin-execute': true], or use debugTerminate() without a "
                        + "message",
                "db2: this build has no failure points (GET /_admin/debug/failat answered 404); use an arangod that "
                        + "was configured with -DUSE_FAILURE_TESTS=On",
                "needs failure points; db2 runs " + arangod + " (the built-in stand-in, --stand-in), which was built "
                        + "without them",
                "7 tests: 1 passed, 1 skipped, 5 errors in ");
    }

    @Test
    void aScriptThatNeedsThemIsSkippedOnABuildWithoutThem() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), "//NEEDS failpoints\nassert false\n");
        Program program = Program.start(directory, Map.of("ARANGOLAB_STANDIN_BUILD", "production"), "--stand-in", "run",
                "a.groovy");
        program.await();
        assertThat(program.output()).contains("(the built-in stand-in, --stand-in), which was built without them");
        assertThat(program.code()).isEqualTo(77);
    }
}
