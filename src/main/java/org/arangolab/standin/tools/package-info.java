/**
 * The stand-in's client tools: programs with the names, options, lines, exit codes and file formats of ArangoDB's,
 * which speak HTTP to any server. Source: facts/client-tools.md.
 */
package org.arangolab.standin.tools;
