/** The stand-in's storage: databases, collections, documents, indexes and users in one H2 MVStore file. */
package org.arangolab.standin.store;
