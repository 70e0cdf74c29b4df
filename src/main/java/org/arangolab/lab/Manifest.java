package org.arangolab.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.process.Custody;
import org.arangolab.process.ProcessIdentity;

/**
 * The run as other labs see it: a file of lines in the run's directory, and a lock that the kernel lets go when the lab
 * is gone. Closing removes both: a directory with a manifest is that of a lab that lives or was killed.
 *
 * <pre>
 * lab PID START KEEP RUN
 * child PID START
 * group DIRECTORY
 * server PID NAME ENDPOINT
 * evidence
 * </pre>
 *
 * <p>Thread-safe.
 */
final class Manifest implements Custody.Book, AutoCloseable {
    static final String FILE = "manifest";
    static final String LOCK = "lock";
    static final String LAB = "lab";
    static final String CHILD = "child";
    static final String GROUP = "group";
    static final String SERVER = "server";
    static final String EVIDENCE = "evidence";

    private final FileOutputStream lock;
    private final FileOutputStream out;
    private boolean evidence;
    private boolean closed;

    /** In a directory that is being made. */
    Manifest(Workspace workspace, String run, ProcessIdentity owner, Keep keep) {
        try {
            lock = new FileOutputStream(workspace.file(LOCK).toFile());
            lock.getChannel().tryLock();
            out = new FileOutputStream(workspace.file(FILE).toFile(), true);
        } catch (IOException e) {
            throw failure(e);
        }
        write(LAB + " " + owner.pid() + " " + owner.startTicks() + " " + word(keep) + " " + run);
    }

    static String word(Keep keep) {
        return keep.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void child(ProcessIdentity child) {
        write(CHILD + " " + child.pid() + " " + child.startTicks());
    }

    @Override
    public void group(Path directory) {
        write(GROUP + " " + directory);
    }

    void server(long pid, String name, String endpoint) {
        write(SERVER + " " + pid + " " + name + " " + endpoint);
    }

    /** The run holds something that is worth keeping even when the lab is killed. */
    synchronized void evidence() {
        if (!evidence) {
            evidence = true;
            write(EVIDENCE);
        }
    }

    private synchronized void write(String line) {
        if (closed) {
            return;
        }
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static LabFailureException failure(IOException e) {
        return new LabFailureException("cannot write the run's manifest: " + Workspace.reason(e)
                + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR", e);
    }

    /** Takes it away from a directory that stays; one that was removed has it no more. */
    void remove(Path run) {
        try {
            Files.deleteIfExists(run.resolve(FILE));
            Files.deleteIfExists(run.resolve(LOCK));
        } catch (IOException e) {
            throw new LabFailureException("cannot remove the manifest in " + run + ": " + Workspace.reason(e), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try (lock; out) {
            return;
        } catch (IOException e) {
            throw new LabFailureException("cannot close the run's manifest: " + Workspace.reason(e), e);
        }
    }
}
