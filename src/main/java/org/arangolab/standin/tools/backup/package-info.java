/** arangobackup: hot backups by the server. */
package org.arangolab.standin.tools.backup;
