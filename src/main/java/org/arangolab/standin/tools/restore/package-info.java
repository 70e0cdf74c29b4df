/** arangorestore. Source: facts/client-tools.md 7. */
package org.arangolab.standin.tools.restore;
