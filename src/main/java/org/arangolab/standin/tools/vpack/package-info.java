/** arangovpack. Source: facts/client-tools.md 13. */
package org.arangolab.standin.tools.vpack;
