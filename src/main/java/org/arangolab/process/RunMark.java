package org.arangolab.process;

import java.nio.file.Path;

/**
 * By what the processes of a run are known, and what its guardian clears away.
 *
 * @param id        the run's name, unique on this machine; every child has it in its environment
 * @param directory the run's directory
 * @param ports     where the leases of ports are files that hold the id
 * @param keep      the fate of the directory when the lab is killed: {@code never} removes it
 */
public record RunMark(String id, Path directory, Path ports, String keep) {
    /** The variable of the environment that holds the id. */
    public static final String VARIABLE = "ARANGOLAB_RUN_ID";
}
