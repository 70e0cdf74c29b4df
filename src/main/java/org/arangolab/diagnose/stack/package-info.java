/** Stacks of live processes and of cores: collecting, by a debugger or else from {@code /proc}. */
package org.arangolab.diagnose.stack;
