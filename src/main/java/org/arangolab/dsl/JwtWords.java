package org.arangolab.dsl;

import java.time.Duration;

/** What a script can do with the secret behind a server's tokens. */
public interface JwtWords {
    @Word(value = "Gives the server a new secret; tokens of the old one are accepted until retire().",
            example = "db1.jwt.rotate()")
    JwtWords rotate();

    @Word(value = "Lets the server refuse tokens of the secret before the last rotation.", example = "db1.jwt.retire()")
    JwtWords retire();

    @Word(value = "A superuser's token that is good for so long.", example = "db1.jwt.superuser(5.min)")
    String superuser(Duration life);

    @Word(value = "A superuser's token that is good for these paths alone.",
            example = "db1.jwt.superuser(5.min, ['/_api/version'])")
    String superuser(Duration life, java.util.List<String> allowedPaths);

    @Word(value = "A user's token that is good for so long; the user must exist.",
            example = "db1.jwt.user('root', 5.min)")
    String user(String name, Duration life);
}
