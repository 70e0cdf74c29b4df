/** The stand-in's data endpoints: one small class per group of paths, over the store. */
package org.arangolab.standin.api;
