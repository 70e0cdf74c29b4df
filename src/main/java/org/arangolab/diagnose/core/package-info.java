/** Core files: whether one can come, where it will be, and finding it. */
package org.arangolab.diagnose.core;
