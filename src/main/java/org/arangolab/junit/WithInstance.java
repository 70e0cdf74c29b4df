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
 * The tests of a class share one server, started before the first of them and ended after the last. A parameter of type
 * {@link org.arangolab.instance.Instance} is it. See {@link LabExtension}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LabExtension.class)
public @interface WithInstance {
    /** Its name in directories and messages. */
    String name() default "db1";

    /** What it speaks. */
    Protocol protocol() default Protocol.TCP;

    /** Whether it asks who its clients are. */
    Authentication authentication() default Authentication.NONE;

    /** Options, each {@code name=value}: {@code log.level=requests=debug}. */
    String[] arguments() default {};

    /** How many seconds the start may take. */
    int timeoutSeconds() default 60;
}
