package org.arangolab.standin.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.http.AnswerCompression;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.KnownPaths;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.http.RequestTarget;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.http.Routes.Route;
import org.arangolab.standin.http.StandardHeaders;
import org.arangolab.standin.server.auth.Gate;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;

/** Answers each request: finds its route, lets it pass the gate, calls the handler, and wraps what goes wrong. */
final class Dispatcher implements RequestHandler {
    private static final String CHALLENGE = "Bearer token_type=\"JWT\", realm=\"ArangoDB\"";

    /** What is answered while a server joins its cluster: what others need for that, and what observers look at. */
    private static final Set<String> EARLY = Set.of("_api/version", "_admin/version", "_admin/status", "_admin/debug",
            "_admin/log", "_admin/shutdown", "_admin/server", "_api/shard");

    private final Routes routes;
    private final Gate gate;
    private final ServerState state;
    private final ServerLog log;
    private final Traffic traffic;
    private final CrossOrigin crossOrigin;
    private final Jobs jobs;
    private final StandardHeaders standard;
    private final AnswerCompression compression;
    private final boolean joining;

    Dispatcher(Routes routes, Gate gate, ServerContext context, CrossOrigin crossOrigin, Jobs jobs) {
        this.routes = routes;
        this.gate = gate;
        this.state = context.state();
        this.log = context.log();
        this.traffic = context.traffic();
        this.crossOrigin = crossOrigin;
        this.jobs = jobs;
        ServerRole role = context.identity().role();
        this.joining = role == ServerRole.DBSERVER || role == ServerRole.COORDINATOR;
        this.compression = new AnswerCompression(context.options().number("http.compress-response-threshold"));
        this.standard = new StandardHeaders(context.options().flag("http.return-queue-time-header"));
    }

    @Override
    public Reply answer(RawRequest request) {
        long begin = System.nanoTime();
        Reply reply = compression.on(request, crossOrigin.on(request, standard.on(guarded(request))));
        traffic.count(request.method(), request.body().length, reply.body().length, System.nanoTime() - begin);
        return reply;
    }

    private Reply guarded(RawRequest request) {
        try {
            return request.method().equals("OPTIONS") ? crossOrigin.options() : routed(request);
        } catch (ArangoException e) {
            return refusal(request, e);
        } catch (RuntimeException e) {
            return failure(request, e);
        }
    }

    private Reply refusal(RawRequest request, ArangoException e) {
        if (e.code() == ErrorCode.NOT_IMPLEMENTED) {
            log.warning("57a1d", request.method() + " " + request.path() + ": " + e.getMessage());
        }
        Reply reply = Reply.error(e.code(), e.getMessage());
        boolean challenge = reply.status() == 401 && !request.headers().containsKey("x-omit-www-authenticate");
        return challenge ? reply.withHeader("www-authenticate", CHALLENGE) : reply;
    }

    private Reply failure(RawRequest request, RuntimeException e) {
        log.log(Level.ERROR, "requests", "d4c35", request.method() + " " + request.path() + " failed: " + e + " at "
                + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "an unknown place"));
        return Reply.error(ErrorCode.INTERNAL, "internal error: " + e);
    }

    private Reply routed(RawRequest request) {
        RequestTarget target = RequestTarget.parse(request.path(), request.query());
        if (state.stopping()) {
            throw new ArangoException(ErrorCode.SHUTTING_DOWN);
        }
        if (joining && state.phase() == ServerState.Phase.START && !EARLY.contains(early(target.segments()))) {
            throw new ArangoException(ErrorCode.HTTP_SERVICE_UNAVAILABLE,
                    "service unavailable due to startup or maintenance mode");
        }
        Map<String, Route> found = routes.find(target.segments());
        if (found.isEmpty()) {
            gate.pass(target, request, Access.AUTHENTICATED);
            throw unknown(request, target);
        }
        Optional<Route> route = forMethod(found, request.method());
        Access access = route.map(Route::access).orElse(Access.AUTHENTICATED);
        Optional<String> user = gate.pass(target, request, access);
        Route chosen = route.orElseThrow(() -> new ArangoException(ErrorCode.HTTP_METHOD_NOT_ALLOWED));
        Call call = new Call(request.method(), target.database(), target.segments(), target.query(),
                request.headers(), request.body(), user);
        return jobs.run(call, () -> handled(request, chosen, call));
    }

    private static String early(List<String> segments) {
        return String.join("/", segments.subList(0, Math.min(2, segments.size())));
    }

    /** A job's answer is an answer, whatever happened. */
    private Reply handled(RawRequest request, Route route, Call call) {
        try {
            return route.handler().handle(call);
        } catch (ArangoException e) {
            return refusal(request, e);
        } catch (RuntimeException e) {
            return failure(request, e);
        }
    }

    private static Optional<Route> forMethod(Map<String, Route> found, String method) {
        Route exact = found.get(method);
        if (exact == null && method.equals("HEAD")) {
            exact = found.get("GET");
        }
        return Optional.ofNullable(exact == null ? found.get("*") : exact);
    }

    private ArangoException unknown(RawRequest request, RequestTarget target) {
        String path = "/" + String.join("/", target.segments());
        if (!KnownPaths.knows(target.segments())) {
            return new ArangoException(ErrorCode.HTTP_NOT_FOUND, "unknown path '" + path + "'");
        }
        String text = "the stand-in does not know " + request.method() + " " + path;
        log.warning("57a1d", text);
        return new ArangoException(ErrorCode.HTTP_NOT_IMPLEMENTED, text);
    }
}
