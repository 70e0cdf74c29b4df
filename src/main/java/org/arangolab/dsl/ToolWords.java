package org.arangolab.dsl;

/**
 * The client tools as words. A call gives options by name and a server, a collection or a text without one:
 * {@code arangodump(db1, to: 'dump', threads: 4)}. Data may come and go by {@code <} and {@code >}:
 * {@code arangodump < db1 > 'dump'}; {@link RedirectCustomizer} turns that into {@link ToolCall#from} and
 * {@link ToolCall#to}, and has each call run that is not told to do something else.
 */
public interface ToolWords {
    @Word(value = "The client tools: makes calls of them.", example = "toolbox.options('arangodump')")
    Toolbox getToolbox();

    @Word(value = "Dumps a server's data into a directory.",
            example = "arangodump(db1, to: 'dump', threads: 4, compressOutput: true)")
    default ToolCall arangodump(Object... arguments) {
        return getToolbox().call("arangodump", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangodump < db1 > 'dump'")
    default ToolCall getArangodump() {
        return arangodump();
    }

    @Word(value = "Restores a dump from a directory into a server.", example = "arangorestore(db2, from: 'dump')")
    default ToolCall arangorestore(Object... arguments) {
        return getToolbox().call("arangorestore", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangorestore < 'dump' > db2")
    default ToolCall getArangorestore() {
        return arangorestore();
    }

    @Word(value = "Imports a file into a collection.",
            example = "arangoimport(db1['users'], from: 'users.csv', type: csv, createCollection: true)")
    default ToolCall arangoimport(Object... arguments) {
        return getToolbox().call("arangoimport", arguments);
    }

    @Word(value = "The tool without options, for redirection.",
            example = "arangoimport.transform { row -> row } < 'users.csv' > db1['users']")
    default ToolCall getArangoimport() {
        return arangoimport();
    }

    @Word(value = "Exports a collection or the result of a query into a file or a directory.",
            example = "arangoexport(db1['users'], to: 'users.jsonl')")
    default ToolCall arangoexport(Object... arguments) {
        return getToolbox().call("arangoexport", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangoexport < db1['users'] > 'users.jsonl'")
    default ToolCall getArangoexport() {
        return arangoexport();
    }

    @Word(value = "Runs JavaScript in arangosh: a file, or code when it has several lines or is a GString.",
            example = "arangosh(db1, 'check.js')")
    default ToolCall arangosh(Object... arguments) {
        return getToolbox().call("arangosh", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangosh < 'check.js' > db1")
    default ToolCall getArangosh() {
        return arangosh();
    }

    @Word(value = "Puts load on a server and measures.",
            example = "arangobench(db1, testCase: 'version', requests: 100_000).throughput")
    default ToolCall arangobench(Object... arguments) {
        return getToolbox().call("arangobench", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangobench > db1")
    default ToolCall getArangobench() {
        return arangobench();
    }

    @Word(value = "Takes, lists, restores, deletes, uploads and downloads hot backups.",
            example = "arangobackup(db1, 'create', label: 'before')")
    default ToolCall arangobackup(Object... arguments) {
        return getToolbox().call("arangobackup", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangobackup < db1 > 'label'")
    default ToolCall getArangobackup() {
        return arangobackup();
    }

    @Word(value = "Turns VelocyPack into JSON and back.",
            example = "arangovpack(from: 'data.vpack', to: 'data.json')")
    default ToolCall arangovpack(Object... arguments) {
        return getToolbox().call("arangovpack", arguments);
    }

    @Word(value = "The tool without options, for redirection.", example = "arangovpack < 'data.vpack' > 'data.json'")
    default ToolCall getArangovpack() {
        return arangovpack();
    }

    @Word(value = "Collects what ArangoDB's support wants to know of a cluster.", example = "arangoinspect(db1)")
    default ToolCall arangoinspect(Object... arguments) {
        return getToolbox().call("arangoinspect", arguments);
    }

    @Word(value = "Makes a set of test data by arangosh: documents of all types, edges, a graph.",
            example = "makedata(db1)")
    default ToolCall makedata(Object... arguments) {
        return getToolbox().makedata("makedata", arguments);
    }

    @Word(value = "Checks the data that makedata made.", example = "checkdata(db1)")
    default ToolCall checkdata(Object... arguments) {
        return getToolbox().makedata("checkdata", arguments);
    }

    @Word(value = "Removes the data that makedata made.", example = "cleardata(db1)")
    default ToolCall cleardata(Object... arguments) {
        return getToolbox().makedata("cleardata", arguments);
    }
}
