package org.arangolab.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.arangolab.fs.Workspace;

/**
 * A script to run.
 *
 * @param path  where it is
 * @param label what messages and reports call it: the path as the user gave it, with {@code /} between directories
 */
public record ScriptFile(Path path, String label) {
    /** Called by its path. */
    static ScriptFile of(Path path) {
        return new ScriptFile(path, path.normalize().toString().replace('\\', '/'));
    }

    /**
     * Its text.
     *
     * @throws ConfigException when it cannot be read or is not UTF-8
     */
    public String text() {
        try {
            byte[] bytes = Files.readAllBytes(path);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException(label + " is not UTF-8 text; save it in that encoding");
        } catch (IOException e) {
            throw new ConfigException("cannot read " + label + ": " + Workspace.reason(e));
        }
    }
}
