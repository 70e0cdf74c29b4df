package org.arangolab.standin.cluster.agency;

/** Where an agent's threads come from. */
final class AgentThreads {
    private AgentThreads() {
    }

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
