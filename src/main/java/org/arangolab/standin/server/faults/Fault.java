package org.arangolab.standin.server.faults;

import static org.arangolab.standin.store.FailurePoints.CURSOR_BATCH;
import static org.arangolab.standin.store.FailurePoints.DOCUMENT_INSERT;
import static org.arangolab.standin.store.FailurePoints.DOCUMENT_READ;
import static org.arangolab.standin.store.FailurePoints.DOCUMENT_WRITE;
import static org.arangolab.standin.store.FailurePoints.IMPORT_DOCUMENT;
import static org.arangolab.standin.store.FailurePoints.IMPORT_HALF_WAY;
import static org.arangolab.standin.store.FailurePoints.QUERY_START;
import static org.arangolab.standin.store.FailurePoints.TRANSACTION_COMMIT;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.server.ExitCode;

/**
 * The failure points of the stand-in: the name, the place where it is asked for, what happens, and a sentence for
 * people. {@code TransactionCommitFail}, {@code LogicalCollection::insert} and {@code QueryList::insert} are ArangoDB's
 * own names for the same effects; the others are the stand-in's, in ArangoDB's manner. At one place the earlier ones
 * come first, so that a delay may go before a failure.
 */
enum Fault {
    WRITE_DELAY("Document::writeDelay", DOCUMENT_WRITE, delay(500), "each write of a document takes 0.5 s longer"),
    WRITE_HANG("Document::writeHang", DOCUMENT_WRITE, new Effect.Hang(), "writes hang until the point is cleared"),
    WRITE_CRASH("Document::writeCrash", DOCUMENT_WRITE, new Effect.Crash(),
            "the next write fails an assertion: {crash} lines and SIGABRT"),
    WRITE_BUS_ERROR("Document::writeBusError", DOCUMENT_WRITE, new Effect.BusError(),
            "the next write ends the server by SIGBUS, with {crash} lines"),
    WRITE_KILL("Document::writeKill", DOCUMENT_WRITE, new Effect.Kill(),
            "the next write ends the server by SIGKILL, without a line"),
    WRITE_DISK_FULL("Document::writeDiskFull", DOCUMENT_WRITE, fail(ErrorCode.FILESYSTEM_FULL),
            "writes fail as on a full disk: 500, errorNum 1104"),
    WRITE_CONFLICT("Document::writeConflict", DOCUMENT_WRITE, fail(ErrorCode.CONFLICT),
            "writes fail with a conflict: 409, errorNum 1200"),
    WRITE_FAIL("Document::write", DOCUMENT_WRITE, fail(ErrorCode.DEBUG), "writes fail: 500, errorNum 22"),
    INSERT_FAIL("LogicalCollection::insert", DOCUMENT_INSERT, fail(ErrorCode.DEBUG),
            "inserts fail: 500, errorNum 22; updates and removals do not"),

    READ_DELAY("Document::readDelay", DOCUMENT_READ, delay(500), "each read of a document or collection takes 0.5 s"),
    READ_HANG("Document::readHang", DOCUMENT_READ, new Effect.Hang(), "reads hang until the point is cleared"),
    READ_CRASH("Document::readCrash", DOCUMENT_READ, new Effect.Crash(),
            "the next read fails an assertion: {crash} lines and SIGABRT"),
    READ_FAIL("Document::read", DOCUMENT_READ, fail(ErrorCode.DEBUG), "reads fail: 500, errorNum 22"),

    COMMIT_DELAY("Transaction::commitDelay", TRANSACTION_COMMIT, delay(500), "each commit takes 0.5 s longer"),
    COMMIT_CRASH("Transaction::commitCrash", TRANSACTION_COMMIT, new Effect.Crash(),
            "the next commit fails an assertion before it has written: {crash} lines and SIGABRT"),
    COMMIT_FAIL("TransactionCommitFail", TRANSACTION_COMMIT, fail(ErrorCode.DEBUG),
            "commits fail and are rolled back: 500, errorNum 22"),

    IMPORT_DELAY("Import::documentDelay", IMPORT_DOCUMENT, delay(50), "imports take 50 ms longer for each document"),
    IMPORT_FAIL("Import::document", IMPORT_DOCUMENT, fail(ErrorCode.DEBUG), "imports fail: 500, errorNum 22"),
    IMPORT_HALF_WAY_CRASH("Import::halfWayCrash", IMPORT_HALF_WAY, new Effect.Crash(),
            "an import of more than one document fails an assertion after its first: {crash} lines and SIGABRT"),
    IMPORT_HALF_WAY_FAIL("Import::halfWay", IMPORT_HALF_WAY, fail(ErrorCode.DEBUG),
            "an import of more than one document fails after its first, and is undone: 500, errorNum 22"),

    QUERY_FAIL("QueryList::insert", QUERY_START, fail(ErrorCode.DEBUG), "queries fail: 500, errorNum 22"),
    CURSOR_DIES("Cursor::batchKilled", CURSOR_BATCH, fail(ErrorCode.QUERY_KILLED),
            "cursors die when a further batch is asked for: 410, errorNum 1500, then 404, errorNum 1600"),

    REQUEST_DELAY("RestHandler::delay", Places.REQUEST, delay(500), "every request takes 0.5 s longer"),
    REQUEST_HANG("RestHandler::hang", Places.REQUEST, new Effect.Hang(),
            "no request is answered until the point is cleared"),
    LOG_FLOOD("Logger::flood", Places.REQUEST, new Effect.Flood(1000), "every request writes 1000 WARNING lines"),
    REQUEST_CRASH("RestHandler::crash", Places.REQUEST, new Effect.Crash(),
            "the next request fails an assertion: {crash} lines and SIGABRT"),
    OUT_OF_MEMORY("RestHandler::outOfMemory", Places.REQUEST,
            new Effect.Exit(ExitCode.FAILED, "out of memory: std::bad_alloc"),
            "the next request ends the server with a FATAL line and exit code 1"),
    UNAVAILABLE("RestHandler::unavailable", Places.REQUEST, fail(ErrorCode.HTTP_SERVICE_UNAVAILABLE),
            "every request is answered with 503"),
    QUEUE_FULL("RestHandler::queueFull", Places.REQUEST, fail(ErrorCode.QUEUE_FULL),
            "every request is answered with 503, errorNum 21003"),
    REQUEST_FAIL("RestHandler::execute", Places.REQUEST, fail(ErrorCode.DEBUG),
            "every request fails: 500, errorNum 22"),
    DROP_CONNECTION("RestHandler::dropConnection", Places.NONE, new Effect.Special(),
            "the connection is closed instead of an answer"),
    CUT_ANSWER("RestHandler::cutAnswer", Places.NONE, new Effect.Special(),
            "the connection is closed in the middle of the answer"),

    AUTHENTICATION_DELAY("Authentication::delay", Places.AUTHENTICATION, delay(500),
            "authentication takes 0.5 s longer"),
    AUTHENTICATION_REFUSE("Authentication::refuse", Places.AUTHENTICATION, fail(ErrorCode.NOT_AUTHORIZED),
            "nobody is authenticated: 401"),

    START_DELAY("Startup::delay", Places.STARTUP, delay(2000), "the start takes 2 s longer"),
    START_HANG("Startup::hang", Places.STARTUP, new Effect.Hang(),
            "the start never ends; a second SIGTERM or SIGKILL helps"),
    START_CRASH("Startup::crash", Places.STARTUP, new Effect.Crash(),
            "the start fails an assertion: {crash} lines and SIGABRT"),
    START_RESOURCES("Startup::resourcesTooLow", Places.STARTUP,
            new Effect.StartFailure(ExitCode.RESOURCES_TOO_LOW, "resources too low"),
            "the start ends with exit code 28"),
    START_RECOVERY("Startup::recoveryFailed", Places.STARTUP,
            new Effect.StartFailure(ExitCode.RECOVERY_FAILED, "recovery failed"), "the start ends with exit code 23"),
    START_FAIL("Startup::fail", Places.STARTUP, new Effect.StartFailure(ExitCode.FAILED, "the failure point is set"),
            "the start ends with exit code 1"),

    STOP_DELAY("Shutdown::delay", Places.SHUTDOWN, delay(3000), "the shutdown takes 3 s longer"),
    STOP_HANG("Shutdown::hang", Places.SHUTDOWN, new Effect.Hang(),
            "the shutdown never ends; a second SIGTERM or SIGKILL helps"),
    STOP_CRASH("Shutdown::crash", Places.SHUTDOWN, new Effect.Crash(),
            "the shutdown fails an assertion: {crash} lines and SIGABRT"),
    STOP_EXIT_CODE("Shutdown::exitCode", Places.NONE, new Effect.Special(),
            "the server stops as it should, but with exit code 1"),
    IGNORE_SIGTERM("Signal::ignoreTerm", Places.NONE, new Effect.Special(), "SIGTERM and SIGINT are ignored");

    private static final Map<String, List<Fault>> BY_PLACE =
            Arrays.stream(values()).collect(Collectors.groupingBy(fault -> fault.place));

    private final String point;
    private final String place;
    private final Effect effect;
    private final String text;

    Fault(String point, String place, Effect effect, String text) {
        this.point = point;
        this.place = place;
        this.effect = effect;
        this.text = text;
    }

    private static Effect delay(long milliseconds) {
        return new Effect.Delay(Duration.ofMillis(milliseconds));
    }

    private static Effect fail(ErrorCode code) {
        return new Effect.Fail(code);
    }

    /** Those that are asked for at a place. */
    static List<Fault> at(String place) {
        return BY_PLACE.getOrDefault(place, List.of());
    }

    /** The name that a test sets. */
    String point() {
        return point;
    }

    Effect effect() {
        return effect;
    }

    /** What it does, as part of a sentence. */
    String text() {
        return text;
    }
}
