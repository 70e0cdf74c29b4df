/** What the kernel and those around a process tell of its end. */
package org.arangolab.diagnose.kernel;
