/**
 * The prompt. {@link org.arangolab.repl.Repl} reads, evaluates and renders; evaluation, completion, highlighting and
 * rendering are classes that never see a terminal. The only room that imports JLine.
 */
package org.arangolab.repl;
