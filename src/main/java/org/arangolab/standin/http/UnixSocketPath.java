package org.arangolab.standin.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The place of a unix socket, looked at before it is bound. Source: facts/server.md 1.5. */
final class UnixSocketPath {
    /** Of bytes; the kernel has no room for more. */
    private static final int LONGEST = 107;
    private static final int FILE_TYPE = 0xf000;
    private static final int SOCKET = 0xc000;

    private UnixSocketPath() {
    }

    /**
     * Removes a socket that a server left behind. Like arangod's, this one does not ask whether somebody listens; but
     * it removes nothing that is not a socket.
     *
     * @return whether one was removed
     * @throws IOException when no socket can be made here
     */
    static boolean clear(Path path) throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new IOException("the path has " + length + " bytes, a unix socket's at most " + LONGEST);
        }
        if (!Files.isDirectory(path.getParent())) {
            throw new IOException("there is no directory " + path.getParent());
        }
        if (!Files.isWritable(path.getParent())) {
            throw new IOException("the directory " + path.getParent() + " is not writable");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & FILE_TYPE) != SOCKET) {
            throw new IOException("the path exists and is no socket; remove it, or choose another");
        }
        Files.delete(path);
        return true;
    }
}
