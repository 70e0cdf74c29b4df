/**
 * What processes and the machine use: figures as records, differences of them, and one thread that takes them again and
 * again. Reads {@code /proc} and {@code /sys}; facts of the machine that need more come from OSHI, which is loaded only
 * then.
 */
package org.arangolab.monitor;
