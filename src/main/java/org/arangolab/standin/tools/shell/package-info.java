/** arangosh, on Rhino. Source: facts/client-tools.md 12. */
package org.arangolab.standin.tools.shell;
