/** Deadlines, waiting and the clock. The only room that sleeps; every wait names what it waits for and ends. */
package org.arangolab.time;
