package org.arangolab.repl;

/**
 * One way to go on from what was typed.
 *
 * @param text  what replaces the word at the cursor
 * @param help  one sentence; may be empty
 * @param group what it is among
 * @param ends  whether the word is over with it, so that a blank may follow
 */
record Proposal(String text, String help, String group, boolean ends) {
}
