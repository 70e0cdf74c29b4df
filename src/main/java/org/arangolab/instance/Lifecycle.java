package org.arangolab.instance;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The state of one server, moved here and nowhere else.
 *
 * <pre>
 *            start                 it answers              stop
 *   INIT ───────────▶ STARTING ───────────────▶ RUNNING ─────────▶ STOPPING ──┐
 *                      ▲  │  └──────────────────────────────stop──────▲  │    │ it ended as asked
 *                      │  │ it ended                 │ it ended          │    ▼
 *                start │  └────────────▶ CRASHED ◀───┴───────────────────┘  STOPPED
 *                      │                    │            it ended badly       │
 *                      └────────────────────┴─────────────────────────────────┘
 * </pre>
 *
 * <p>Moves are compare-and-set, so that an exit seen by the reaper thread and a stop asked for by a script cannot both
 * win.
 */
final class Lifecycle {
    private final String name;
    private final AtomicReference<InstanceState> state = new AtomicReference<>(InstanceState.INIT);

    Lifecycle(String name) {
        this.name = name;
    }

    InstanceState state() {
        return state.get();
    }

    /**
     * Makes the move.
     *
     * @return the state before
     * @throws IllegalMoveException when it is not drawn above
     */
    InstanceState move(InstanceState to) {
        return state.getAndUpdate(from -> {
            check(from, to);
            return to;
        });
    }

    /** Makes the move when it is drawn above; false when it is not: somebody was faster. */
    boolean tryMove(InstanceState to) {
        InstanceState from = state.get();
        while (from.successors().contains(to)) {
            if (state.compareAndSet(from, to)) {
                return true;
            }
            from = state.get();
        }
        return false;
    }

    /** The process has ended, as it was asked to or not; an end that was foretold may come before any stop. */
    InstanceState end(boolean asked) {
        InstanceState end = asked ? InstanceState.STOPPED : InstanceState.CRASHED;
        if (asked) {
            tryMove(InstanceState.STOPPING);
        }
        tryMove(end);
        return end;
    }

    /** Throws what {@link #move} would throw now. */
    void checkMove(InstanceState to) {
        check(state.get(), to);
    }

    private void check(InstanceState from, InstanceState to) {
        if (!from.successors().contains(to)) {
            throw new IllegalMoveException(name, from, to, remedy(from));
        }
    }

    private static String remedy(InstanceState from) {
        return switch (from) {
            case INIT -> "start() it first";
            case STARTING, RUNNING -> "it runs already: stop() it first, or use restart()";
            case STOPPING -> "wait for its end with awaitExit()";
            case STOPPED, CRASHED -> "it does not run: start() it again";
        };
    }
}
