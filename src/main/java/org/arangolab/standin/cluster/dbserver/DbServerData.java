package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.network.SuperuserOnly;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.auth.Authenticator;

/** A dbserver. */
public final class DbServerData implements DataApi {
    private final Member member;

    private DbServerData(Setting setting) {
        this.member = new Member(setting);
    }

    /** Opens its shards. */
    public static DbServerData open(Setting setting) {
        return new DbServerData(setting);
    }

    @Override
    public void register(Routes routes) {
        // none yet
    }

    @Override
    public Authenticator authenticator() {
        return new SuperuserOnly(database -> true);
    }

    @Override
    public void join() {
        member.join();
        member.awaitHealth();
    }

    @Override
    public void describe(ObjectNode status) {
        member.describe(status);
    }

    @Override
    public void leave() {
        member.leave();
    }

    @Override
    public void close() {
        member.close();
    }
}
