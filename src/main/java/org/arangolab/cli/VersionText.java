package org.arangolab.cli;

import org.arangolab.lab.Distribution;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} shows. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"arangolab " + Distribution.version() + " (Java " + System.getProperty("java.version")
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + ")"};
    }
}
