/** Programs and run-time libraries that watch a server while it runs: sanitizers, valgrind and rr. */
package org.arangolab.instance.under;
