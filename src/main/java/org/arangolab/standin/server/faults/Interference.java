package org.arangolab.standin.server.faults;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.CutAnswer;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.RequestHandler;
import org.arangolab.standin.http.StandardHeaders;

/**
 * Stands before the server's answers and lets failure points spoil them. Requests about failure points themselves are
 * spared: what was set can always be cleared.
 */
public final class Interference implements RequestHandler {
    private static final String SPARED = "/_admin/debug/";

    private final Faults faults;
    private final RequestHandler inner;
    private final StandardHeaders headers;

    /** Before {@code inner}. */
    public Interference(Faults faults, RequestHandler inner, StandardHeaders headers) {
        this.faults = faults;
        this.inner = inner;
        this.headers = headers;
    }

    @Override
    public Reply answer(RawRequest request) {
        return faults.any() && !spared(request.path()) ? disturbed(request) : inner.answer(request);
    }

    private static boolean spared(String path) {
        int rest = path.startsWith("/_db/") ? path.indexOf('/', "/_db/".length()) : 0;
        return rest >= 0 && path.startsWith(SPARED, rest);
    }

    private Reply disturbed(RawRequest request) {
        try {
            faults.hit(Places.REQUEST);
            faults.hit(Places.AUTHENTICATION);
        } catch (ArangoException e) {
            return headers.on(Reply.error(e.code(), e.getMessage()));
        }
        if (faults.fires(Fault.DROP_CONNECTION)) {
            throw new CutAnswer(Reply.text(200, ""), 0);
        }
        Reply reply = inner.answer(request);
        if (faults.fires(Fault.CUT_ANSWER)) {
            throw new CutAnswer(reply, reply.body().length / 2);
        }
        return reply;
    }
}
