/** What every test of the project has: a limit, and the duty to leave nothing behind. */
package org.arangolab.testing;
