package org.arangolab.standin.http;

/** Checks credentials once, for protocols that log in per connection. */
@FunctionalInterface
public interface Admission {
    /**
     * Whether the server would know who sends this.
     *
     * @param authorization the value of an {@code authorization} header
     */
    boolean admits(String authorization);
}
