/**
 * What every room may use: the root of the exceptions and the few values without a room of their own.
 *
 * <p>The rooms and the arrows between them are in {@code docs/architecture.md}; {@code LayeringTest} checks them.
 */
package org.arangolab;
