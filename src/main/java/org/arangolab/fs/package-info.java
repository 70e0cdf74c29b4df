/** Directories and names of a run. Owns each directory it makes, and its removal. */
package org.arangolab.fs;
