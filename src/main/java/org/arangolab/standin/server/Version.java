package org.arangolab.standin.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteOrder;
import org.arangolab.standin.http.Json;
import org.eclipse.jetty.util.Jetty;

/** What the stand-in says it is: an ArangoDB 3.12 by its interface, and plainly a stand-in by its details. */
public final class Version {
    /** The release whose interface is served. */
    public static final String NUMBER = "3.12.9";
    /** The same as one number. */
    public static final String ENCODED = "31209";
    /** The number in {@code VERSION-1}. */
    public static final int DATA_FORMAT = 31200;
    /** {@code community}: nothing that ever needed a licence is here. */
    public static final String LICENSE = "community";

    private Version() {
    }

    /** {@code ArangoDB 3.12.9 stand-in [linux]}. */
    public static String title() {
        return "ArangoDB " + NUMBER + " stand-in [linux]";
    }

    /** The greeting's text. */
    static String greeting() {
        return title() + " 64bit, the stand-in server of arangolab, not ArangoDB itself, using Jetty " + Jetty.VERSION
                + ", Java " + System.getProperty("java.version");
    }

    /** The details of {@code /_api/version?details=true}: a map of texts. */
    public static ObjectNode details() {
        String tests = Boolean.toString(Build.current().failureTests());
        return Json.object()
                .put("architecture", "64bit")
                .put("assertions", tests)
                .put("build-repository", "arangolab stand-in")
                .put("compiler", "Java " + System.getProperty("java.version"))
                .put("debug", "false")
                .put("endianness", ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "little" : "big")
                .put("failure-tests", tests)
                .put("full-version-string", greeting())
                .put("jemalloc", "false")
                .put("license", LICENSE)
                .put("maintainer-mode", tests)
                .put("memory-profiler", "false")
                .put("platform", "linux")
                .put("server-version", NUMBER)
                .put("stand-in", "true");
    }

    /** What {@code --version} prints. */
    static String text() {
        StringBuilder out = new StringBuilder(NUMBER).append("\n\nThis is the stand-in server of arangolab. ")
                .append("It speaks a part of ArangoDB's interface and is not ArangoDB.\n\n");
        details().properties().forEach(e -> out.append(e.getKey()).append(": ")
                .append(e.getValue().asText()).append('\n'));
        return out.toString();
    }

    /** What {@code --version-json} prints. */
    static ObjectNode json() {
        return details().put("version", NUMBER);
    }
}
