package org.arangolab.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Protocol;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a class share one cluster, started before the first of them and ended after the last. A parameter of
 * type
 * {@link org.arangolab.cluster.Cluster} is it. See {@link LabExtension}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LabExtension.class)
public @interface WithCluster {
    /** Its name in messages. */
    String name() default "cluster1";

    /** How many agents. */
    int agents() default 3;

    /** How many DB-Servers. */
    int dbservers() default 3;

    /** How many coordinators. */
    int coordinators() default 2;

    /** What its servers speak: tcp, ssl or h2. */
    Protocol protocol() default Protocol.TCP;

    /** Whether they ask who their clients are: none or jwt. */
    Authentication authentication() default Authentication.NONE;

    /** Options of every server, each {@code name=value}. */
    String[] arguments() default {};

    /** How many seconds the start may take. */
    int timeoutSeconds() default 180;
}
