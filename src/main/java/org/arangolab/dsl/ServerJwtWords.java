package org.arangolab.dsl;

import java.time.Duration;
import java.util.List;
import org.arangolab.instance.Instance;

/** The words of a server's secret, over the instance. */
record ServerJwtWords(Instance instance) implements JwtWords {
    @Override
    public JwtWords rotate() {
        instance.auth().rotate(instance::send);
        return this;
    }

    @Override
    public JwtWords retire() {
        instance.auth().retire(instance::send);
        return this;
    }

    @Override
    public String superuser(Duration life) {
        return superuser(life, List.of());
    }

    @Override
    public String superuser(Duration life, List<String> allowedPaths) {
        return instance.auth().superuserToken(life, allowedPaths).token().reveal();
    }

    @Override
    public String user(String name, Duration life) {
        return instance.auth().userToken(name, life).token().reveal();
    }

    @Override
    public String toString() {
        return "the secret of " + instance.name();
    }
}
