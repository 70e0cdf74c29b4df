package org.arangolab.instance;

import java.util.Optional;
import org.arangolab.auth.AuthProvider;
import org.arangolab.auth.SigningKey;

/**
 * Who a server lets in, and what the lab shows to it.
 *
 * @param authentication whether it asks who its clients are
 * @param algorithm      how its tokens are signed, with authentication by JWT
 * @param key            the secret of its tokens, with authentication by JWT; empty: one of its own
 * @param provider       what the lab shows to it, instead of what its authentication asks for
 */
public record Access(Authentication authentication, JwtAlgorithm algorithm, Optional<SigningKey> key,
                     Optional<AuthProvider> provider) {
    /** Anybody is let in. */
    public static final Access OPEN =
            new Access(Authentication.NONE, JwtAlgorithm.HS256, Optional.empty(), Optional.empty());

    Access asking(Authentication value) {
        return new Access(value, algorithm, key, provider);
    }

    Access signing(JwtAlgorithm value) {
        return new Access(authentication, value, key, provider);
    }

    Access withKey(SigningKey value) {
        return new Access(authentication, algorithm, Optional.of(value), provider);
    }

    Access showing(AuthProvider value) {
        return new Access(authentication, algorithm, key, Optional.of(value));
    }
}
