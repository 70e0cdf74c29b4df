package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Permission;

/**
 * {@code /_api/transaction}: stream transactions, which see the state of their begin and their own writes, commit as a
 * whole and leave nothing when aborted (facts/server.md 5.4). Transactions in JavaScript are answered with 501.
 */
final class TransactionApi {
    private final Guard guard;
    private final StreamTransactions transactions;

    TransactionApi(Guard guard, StreamTransactions transactions) {
        this.guard = guard;
        this.transactions = transactions;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/transaction/begin", access, this::begin)
                .add("POST", "/_api/transaction", access, call -> refuseJavaScript())
                .add("GET", "/_api/transaction", access, this::list)
                .add("GET", "/_api/transaction/*", access, call -> answer(200, named(call)))
                .add("PUT", "/_api/transaction/*", access, this::commit)
                .add("DELETE", "/_api/transaction/*", access, this::abort);
    }

    private Reply begin(Call call) {
        JsonNode body = Bodies.object(call);
        JsonNode collections = body.path("collections");
        if (!collections.isObject()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER,
                    "missing/invalid collections definition for transaction");
        }
        Set<Collection> reads = collections(call, collections.path("read"), Permission.RO);
        Set<Collection> writes = collections(call, collections.path("write"), Permission.RW);
        Set<Collection> exclusive = collections(call, collections.path("exclusive"), Permission.RW);
        writes.addAll(exclusive);
        TransactionDeclaration declaration = new TransactionDeclaration(ids(reads), ids(writes),
                Bodies.flag(body, "allowImplicit", true), Bodies.flag(body, "waitForSync", false));
        reads.addAll(writes);
        transactions.sweep();
        return answer(201, transactions.begin(call, declaration, List.copyOf(reads), List.copyOf(exclusive)));
    }

    private static Reply refuseJavaScript() {
        throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                "the stand-in runs no transactions in JavaScript, only stream transactions");
    }

    private Set<Collection> collections(Call call, JsonNode names, Permission needed) {
        Set<Collection> found = new LinkedHashSet<>();
        for (String name : texts(names)) {
            found.add(guard.collection(call, name, needed));
        }
        return found;
    }

    private static List<String> texts(JsonNode names) {
        List<String> texts = new ArrayList<>();
        if (names.isTextual()) {
            texts.add(names.textValue());
        }
        names.forEach(name -> texts.add(name.asText()));
        return texts;
    }

    private static Set<String> ids(Set<Collection> collections) {
        return collections.stream().map(Collection::id).collect(Collectors.toSet());
    }

    private StreamTransaction named(Call call) {
        return transactions.require(call, call.segments().get(2));
    }

    private Reply commit(Call call) {
        StreamTransaction transaction = named(call);
        transaction.commit(transactions.now());
        return answer(200, transaction);
    }

    private Reply abort(Call call) {
        StreamTransaction transaction = named(call);
        transaction.abort(transactions.now());
        return answer(200, transaction);
    }

    private static Reply answer(int status, StreamTransaction transaction) {
        ObjectNode json = Json.object();
        json.putObject("result").put("id", transaction.id()).put("status", transaction.status().word());
        return Reply.enveloped(status, json);
    }

    private Reply list(Call call) {
        ObjectNode json = Json.object();
        ArrayNode running = json.putArray("transactions");
        transactions.running(call).forEach(transaction ->
                running.addObject().put("id", transaction.id()).put("state", transaction.status().word()));
        return Reply.json(200, json);
    }
}
