/** arangodump, and the format of a dump on disk. Source: facts/client-tools.md 5 and 6. */
package org.arangolab.standin.tools.dump;
