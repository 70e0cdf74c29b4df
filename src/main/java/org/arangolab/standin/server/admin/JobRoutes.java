package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.Jobs;

/** {@code /_api/job}: what became of asynchronous requests. Source: facts/server.md 5.4. */
public final class JobRoutes {
    private static final long MOST = 100;

    private final Jobs jobs;

    /** For one server. */
    public JobRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("PUT", "/_api/job/*", Access.AUTHENTICATED, this::fetch)
                .add("GET", "/_api/job/*", Access.AUTHENTICATED, this::status)
                .add("GET", "/_api/job/pending", Access.AUTHENTICATED, call -> list(call, false))
                .add("GET", "/_api/job/done", Access.AUTHENTICATED, call -> list(call, true))
                .add("DELETE", "/_api/job/*", Access.AUTHENTICATED, this::forget)
                .add("DELETE", "/_api/job/all", Access.AUTHENTICATED, call -> {
                    jobs.forgetAll();
                    return done();
                })
                .add("DELETE", "/_api/job/expired", Access.AUTHENTICATED, this::expire);
    }

    private Reply fetch(Call call) {
        long id = id(call);
        return isDone(id) ? jobs.take(id) : Reply.text(204, "");
    }

    /** A word that is no number asks for a list of jobs, of which there are two. */
    private Reply status(Call call) {
        String wanted = call.segments().get(2);
        if (wanted.isEmpty() || !Character.isDigit(wanted.charAt(0))) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER);
        }
        return Reply.text(isDone(id(call)) ? 200 : 204, "");
    }

    private boolean isDone(long id) {
        return jobs.done(id).orElseThrow(JobRoutes::missing);
    }

    private static ArangoException missing() {
        return new ArangoException(ErrorCode.HTTP_NOT_FOUND, "not found");
    }

    private static long id(Call call) {
        return number(call.segments().get(2));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw missing();
        }
    }

    private Reply list(Call call, boolean finished) {
        ArrayNode ids = Json.array();
        long most = call.parameter("count").map(JobRoutes::number).orElse(MOST);
        jobs.ids(finished).stream().limit(most).forEach(id -> ids.add(Long.toString(id)));
        return Reply.json(200, ids);
    }

    private Reply forget(Call call) {
        if (!jobs.forget(id(call))) {
            throw missing();
        }
        return done();
    }

    private Reply expire(Call call) {
        jobs.forgetBefore(call.parameter("stamp").map(JobRoutes::number).orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "missing 'stamp' parameter")));
        return done();
    }

    private static Reply done() {
        return Reply.json(200, Json.object().put("result", true));
    }
}
