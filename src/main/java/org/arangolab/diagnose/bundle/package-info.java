/** What a support engineer is sent: text files in one archive, without secrets and of a bounded size. */
package org.arangolab.diagnose.bundle;
