package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupApiTest {
    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine());
        api.post("/_api/collection", "{'name':'c','keyOptions':{'type':'autoincrement'}}");
        api.post("/_api/index?collection=c", "{'type':'persistent','fields':['n'],'unique':true}");
        api.post("/_api/document/c", "{'n':1}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String backup() {
        return api.post("/_admin/backup/create", "{'label':'l'}").at("/result/id");
    }

    private String restore(String id) {
        return api.post("/_admin/backup/restore", "{'id':'" + id + "'}").status() + "";
    }

    @Test
    void aBackupHasItsLabelAndIsListed() {
        String id = backup();
        assertThat(id).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\dZ_l");
        assertThat(api.post("/_admin/backup/list", "{}").at("/result/list/" + id + "/available")).isEqualTo("true");
        assertThat(backup()).isNotEqualTo(id);
    }

    @Test
    void aRestoreBringsBackDocumentsIndexesKeysUsersAndDatabasesAndNothingElse() {
        api.post("/_api/database", "{'name':'d'}");
        api.post("/_api/user", "{'user':'ada','passwd':'x'}");
        String id = backup();
        api.post("/_api/document/c", "{'n':2}");
        api.post("/_api/collection", "{'name':'later'}");
        api.delete("/_api/database/d");
        api.delete("/_api/user/ada");
        api.post("/_api/user", "{'user':'bob','passwd':'x'}");

        assertThat(restore(id)).isEqualTo("200");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
        assertThat(api.get("/_api/collection/later").status()).isEqualTo(404);
        assertThat(api.get("/_api/database").text()).contains("'d'");
        assertThat(api.get("/_api/user/ada").status()).isEqualTo(200);
        assertThat(api.get("/_api/user/bob").status()).isEqualTo(404);
        assertThat(api.post("/_api/document/c", "{'n':1}").error()).startsWith("409/1210");
        assertThat(api.post("/_api/document/c", "{'n':3}").at("/_key")).isEqualTo("3");
    }

    @Test
    void aDamagedBackupIsSeenAndRestoresNothing() throws IOException {
        String id = backup();
        Path state = directory.resolve("backups").resolve(id).resolve("state.jsonl");
        Files.writeString(state, Files.readString(state).replaceFirst("\n[^\n]*\n$", "\n"));
        assertThat(api.post("/_admin/backup/list", "{}").at("/result/list/" + id + "/available")).isEqualTo("false");
        assertThat(restore(id)).isEqualTo("500");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
    }

    @Test
    void mistakesAreTold() {
        assertThat(api.post("/_admin/backup/create", "{'label':'a b'}").error())
                .isEqualTo("400/400 invalid label 'a b': only letters, digits, '.', '_' and '-'");
        assertThat(api.post("/_admin/backup/restore", "{'id':'x'}").error())
                .isEqualTo("404/404 no backup with id 'x' found");
        assertThat(api.post("/_admin/backup/delete", "{}").error()).isEqualTo("400/400 expecting attribute 'id'");
        assertThat(api.post("/_admin/backup/restore", "{'id':'../..'}").error()).startsWith("404/404");
        assertThat(api.post("/_admin/backup/upload", "{'id':'x'}").error())
                .isEqualTo("501/9 the stand-in has no remote repositories of backups");
    }

    @Test
    void aRemovedBackupIsGone() {
        String id = backup();
        assertThat(api.post("/_admin/backup/delete", "{'id':'" + id + "'}").status()).isEqualTo(200);
        assertThat(api.post("/_admin/backup/list", "{}").text()).startsWith("{'result':{'list':{}}");
        assertThat(restore(id)).isEqualTo("404");
    }
}
