package org.arangolab.standin.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives ArangoDB's envelope to what Jetty refuses by itself: malformed requests, too long URLs and headers. */
final class JettyErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object said = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        int status = response.getStatus();
        String message = said == null ? "request failed with status " + status : said.toString();
        JettyBridge.write(StandardHeaders.SECURE.on(Reply.error(status, status, message)), response, callback);
        return true;
    }
}
