package org.arangolab.client.vst;

import java.io.IOException;
import java.util.Optional;
import org.arangolab.client.PendingExchange;
import org.arangolab.client.Request;

/** One request on a connection: after the login, the question; then the answer is read by whoever waits for it. */
final class VstExchange extends PendingExchange {
    private final boolean kept;
    private volatile Optional<Runnable> forget = Optional.empty();

    VstExchange(boolean kept) {
        this.kept = kept;
    }

    void start(VstConnection connection, Request request, byte[] message) {
        long start = System.nanoTime();
        connection.login().whenComplete((verdict, failure) -> {
            if (failure != null) {
                answer().completeExceptionally(failure);
            } else if (!answer().isDone()) {
                ask(connection, request, message, start);
            }
        });
    }

    private void ask(VstConnection connection, Request request, byte[] message, long start) {
        VstConnection.Ticket ticket = connection.ask(message);
        forget = Optional.of(() -> connection.forget(ticket));
        ticket.answer().whenComplete((bytes, failure) -> {
            if (failure != null) {
                answer().completeExceptionally(failure);
            } else {
                read(request, bytes, start);
            }
        });
    }

    private void read(Request request, byte[] bytes, long start) {
        try {
            answer().complete(VstMessages.answer(request, bytes, start));
        } catch (IOException | RuntimeException e) {
            answer().completeExceptionally(e);
        }
    }

    @Override
    protected void cancel() {
        answer().cancel(false);
        forget.ifPresent(Runnable::run);
    }

    @Override
    public boolean onKeptConnection() {
        return kept;
    }
}
