/** Servers and clusters for the tests of others: an extension of JUnit 5 and 6. The only room that knows JUnit. */
package org.arangolab.junit;
