package org.arangolab.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Help for one word: the prompt's {@code /help}, completion and the reference page are made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
    /** One sentence: what it does. */
    String value();

    /** One line as a user would write it. */
    String example();
}
