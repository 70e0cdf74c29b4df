/** One run: opens and closes everything. The room to embed from Java. */
package org.arangolab.lab;
