/** Why a server died or hangs: collecting what is left of it, crash reports, stacks. */
package org.arangolab.diagnose;
