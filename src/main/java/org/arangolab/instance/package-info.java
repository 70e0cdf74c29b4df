/** One ArangoDB server: what it is to be, its life, and what to do when it does not go as wanted. */
package org.arangolab.instance;
