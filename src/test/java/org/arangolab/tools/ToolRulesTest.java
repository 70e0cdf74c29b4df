package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolRulesTest {
    private static String mistakes(Tool tool, Map<String, ?> options, String... words) {
        try {
            ToolRules.check(ToolJob.of(tool).with(options).withPositional(List.of(words)));
            return "";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    private static Map<String, Object> options(String text) {
        Map<String, Object> options = new LinkedHashMap<>();
        for (String option : text.split(" ")) {
            options.put(option.replaceFirst("=.*", ""), option.replaceFirst("[^=]*=", ""));
        }
        return options;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ARANGODUMP | allDatabases=true server.database=d | all-databases and server.database exclude each other",
        "ARANGODUMP | collection=a ignoreCollection=b | collection and ignore-collection exclude each other",
        "ARANGODUMP | splitFiles=true parallelDump=false | split-files needs parallel-dump",
        "ARANGORESTORE | all-databases=true force-same-database=true | all-databases and force-same-database exclude "
                + "each other",
        "ARANGORESTORE | createCollection=false importData=false | create-collection and import-data cannot both be "
                + "off: nothing would be left to do",
        "ARANGOIMPORT | file=a | collection is missing: name it, or give the target as db1['users']",
        "ARANGOIMPORT | collection=a | file is missing: name it, or give it by <",
        "ARANGOIMPORT | collection=a file=f separator=;; | separator is one character, or \\t, \\r, \\n",
        "ARANGOIMPORT | collection=a file=f quote=ab | quote is at most one character",
        "ARANGOEXPORT | type=json | nothing to export: name a collection, a graph-name or a custom-query",
        "ARANGOEXPORT | collection=a customQuery=q | custom-query excludes collection and graph-name",
        "ARANGOEXPORT | collection=a type=csv | type csv needs fields",
        "ARANGOEXPORT | collection=a type=xgmml | type xgmml needs graph-name"})
    void whatExcludesOrDemandsEachOtherIsTold(Tool tool, String options, String mistake) {
        assertThat(mistakes(tool, options(options))).isEqualTo(tool.word() + ": " + mistake);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ARANGODUMP | allDatabases=true", "ARANGODUMP | splitFiles=true",
        "ARANGORESTORE | createCollection=false", "ARANGOIMPORT | collection=a file=f separator=\\t",
        "ARANGOIMPORT | collection=a file=f separator=; quote='", "ARANGOEXPORT | collection=a type=csv fields=b",
        "ARANGOSH | javascript.execute=f", "ARANGOBENCH | threads=2"})
    void whatFitsTogetherIsLetThrough(Tool tool, String options) {
        assertThat(mistakes(tool, options(options))).isEmpty();
    }

    @Test
    void aBackupIsOneOperationWithWhatItNeeds() {
        assertThat(mistakes(Tool.ARANGOBACKUP, Map.of()))
                .isEqualTo("arangobackup: one operation is needed: create, list, restore, delete, upload or download");
        assertThat(mistakes(Tool.ARANGOBACKUP, Map.of(), "restore")).isEqualTo("arangobackup: identifier is missing");
        assertThat(mistakes(Tool.ARANGOBACKUP, Map.of(), "create")).isEmpty();
        assertThat(mistakes(Tool.ARANGOBACKUP, Map.of("identifier", "x"), "delete")).isEmpty();
    }

    @Test
    void severalMistakesComeTogether() {
        assertThat(mistakes(Tool.ARANGOIMPORT, Map.of())).isEqualTo("arangoimport: 2 mistakes\n"
                + "  collection is missing: name it, or give the target as db1['users']\n"
                + "  file is missing: name it, or give it by <");
    }
}
