/** arangoimport. Source: facts/client-tools.md 8. */
package org.arangolab.standin.tools.importing;
