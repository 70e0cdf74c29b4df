/** arangobench. Source: facts/client-tools.md 10. */
package org.arangolab.standin.tools.bench;
