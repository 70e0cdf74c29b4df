package org.arangolab.standin.server.auth;

import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Routes.Access;

/** Questions of administrative handlers about their caller. */
public final class Rights {
    private static final String SYSTEM = "_system";

    private final Authenticator users;
    private final boolean harden;

    /** With the switch {@code server.harden}. */
    public Rights(Authenticator users, boolean harden) {
        this.users = users;
        this.harden = harden;
    }

    /** Whether the caller may administrate the server. */
    public boolean admin(Call call) {
        return call.user().map(user -> users.mayWrite(user, SYSTEM)).orElse(true);
    }

    /** Whether the caller may see what a hardened server hides. */
    public boolean shown(Call call) {
        return !harden || admin(call);
    }

    /** Who is answered on a path that a hardened server keeps for administrators. */
    public Access hardened() {
        return harden ? Access.ADMIN : Access.AUTHENTICATED;
    }
}
