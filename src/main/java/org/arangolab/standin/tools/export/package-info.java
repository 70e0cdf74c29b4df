/** arangoexport. Source: facts/client-tools.md 9. */
package org.arangolab.standin.tools.export;
