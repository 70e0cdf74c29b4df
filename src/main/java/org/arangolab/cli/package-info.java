/**
 * The command line. A command is one small class; only the one that is called is loaded. Thin: what a command does is
 * in {@code run} and {@code repl}.
 */
package org.arangolab.cli;
