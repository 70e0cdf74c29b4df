/**
 * Control groups: which one a process is in, and those that are made for the children of the lab. Both versions:
 * cgroups(7), facts/diagnostics.md 8.
 */
package org.arangolab.process.cgroup;
