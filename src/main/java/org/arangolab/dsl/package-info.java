/**
 * The words of the scripts. A word is a method of an interface here ({@link org.arangolab.dsl.LabWords},
 * {@link org.arangolab.dsl.ServerWords}, …) with a {@link org.arangolab.dsl.Word} that tells what it does; behind it is
 * one call into a room below.
 */
package org.arangolab.dsl;
