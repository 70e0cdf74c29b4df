package org.arangolab.analyze;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Look through the blocks of a stream ahead of its reader, on as many threads as there are processors, and hand them
 * back in order. A stream of one block needs none of them.
 */
final class Scouts implements AutoCloseable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Triggers triggers = new Triggers();
    private final Deque<CompletableFuture<Block>> ahead = new ArrayDeque<>();
    private final Deque<Block> idle = new ArrayDeque<>();
    private ExecutorService threads;

    /** One to fill. */
    Block block() {
        return idle.isEmpty() ? new Block() : idle.pop();
    }

    /** May be filled again. */
    void giveBack(Block block) {
        block.clear();
        idle.push(block);
    }

    /** On the thread of its reader, when nothing else is to come. */
    Block look(Block block) {
        block.mark(triggers);
        return block;
    }

    /** On another thread. */
    void send(Block block) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(PROCESSORS, task -> {
                Thread thread = new Thread(task, "scout");
                thread.setDaemon(true);
                return thread;
            });
        }
        ahead.add(CompletableFuture.supplyAsync(() -> look(block), threads));
    }

    /** Whether it is time to read one before another one is sent. */
    boolean enough() {
        return ahead.size() > PROCESSORS;
    }

    boolean any() {
        return !ahead.isEmpty();
    }

    /** The first that was sent; waits for it. */
    Block back() {
        return ahead.remove().join();
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
