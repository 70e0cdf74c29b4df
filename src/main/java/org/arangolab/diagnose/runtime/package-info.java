/** What run times of other languages, and libraries of logging, tell when their process dies. Pure. */
package org.arangolab.diagnose.runtime;
