/** Programs and run-time libraries that watch a server while it runs: sanitizers and valgrind. */
package org.arangolab.instance.under;
