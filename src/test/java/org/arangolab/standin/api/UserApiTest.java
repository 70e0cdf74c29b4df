package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserApiTest {
    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine());
        api.post("/_api/collection", "{'name':'c'}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aUserIsMadeShownChangedAndRemoved() {
        Answer created = api.post("/_api/user", "{'user':'ann','passwd':'p','extra':{'a':1}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text())
                .isEqualTo("{'user':'ann','active':true,'extra':{'a':1},'error':false,'code':201}");
        assertThat(api.post("/_api/user", "{'user':'ann'}").error()).isEqualTo("409/1702 duplicate user");
        assertThat(api.patch("/_api/user/ann", "{'active':false}").at("/active")).isEqualTo("false");
        assertThat(api.get("/_api/user/ann").at("/extra/a")).isEqualTo("1");
        assertThat(api.patch("/_api/user/ann", "{'extra':{'b':2}}").json().path("extra").toString())
                .isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(api.put("/_api/user/ann", "{'passwd':'q'}").at("/extra")).isEmpty();
        assertThat(api.get("/_api/user").json().path("result")).hasSize(2);
        Answer removed = api.delete("/_api/user/ann");
        assertThat(removed.status()).isEqualTo(202);
        assertThat(removed.text()).isEqualTo("{'error':false,'code':202}");
        assertThat(api.get("/_api/user/ann").error()).isEqualTo("404/1703 user not found");
    }

    @Test
    void permissionsAreGrantedShownAndRevoked() {
        api.post("/_api/user", "{'user':'ann'}");
        String place = "/_api/user/ann/database/_system";

        assertThat(api.put(place, "{'grant':'rw'}").text())
                .isEqualTo("{'_system':'rw','error':false,'code':200}");
        assertThat(api.get(place).at("/result")).isEqualTo("rw");
        assertThat(api.put(place + "/c", "{'grant':'none'}").at("/_system~1c")).isEqualTo("none");
        assertThat(api.get(place + "/c").at("/result")).isEqualTo("none");
        assertThat(api.get("/_api/user/ann/database").json().path("result").toString())
                .isEqualTo("{\"_system\":\"rw\"}");
        Answer full = api.get("/_api/user/ann/database?full=true");
        assertThat(full.at("/result/_system/collections/c")).isEqualTo("none");
        assertThat(full.at("/result/_system/collections/_graphs")).isEqualTo("undefined");
        assertThat(full.at("/result/*/permission")).isEqualTo("undefined");
        assertThat(api.delete(place + "/c").status()).isEqualTo(202);
        assertThat(api.get(place + "/c").at("/result")).isEqualTo("rw");
        assertThat(api.put(place, "{'grant':'all'}").error()).isEqualTo("400/10 expecting 'rw', 'ro' or 'none'");
        assertThat(api.put("/_api/user/ann/database/none", "{'grant':'rw'}").error())
                .isEqualTo("404/1228 database not found");
    }

    @Test
    void usersLookAfterThemselvesOnly() {
        api.post("/_api/user", "{'user':'ann'}");
        api.as("ann");

        assertThat(api.get("/_api/user/ann").status()).isEqualTo(200);
        assertThat(api.get("/_api/user/root").error()).isEqualTo("403/11 forbidden");
        assertThat(api.put("/_api/user/ann/database/_system", "{'grant':'rw'}").error())
                .isEqualTo("403/11 forbidden");
        assertThat(api.post("/_api/user", "{'user':'eve'}").error()).isEqualTo("403/11 forbidden");
    }

    @Test
    void anAccessTokenStandsForThePasswordUntilItsEndOrItsRemoval() {
        api.post("/_api/user", "{'user':'ann','passwd':'p'}");
        Answer made = api.post("/_api/token/ann", "{'name':'ci','valid_until':4102444800}");
        String token = made.at("/token");

        assertThat(token).matches("v1\\.616e6e\\.[0-9a-f]{64}");
        assertThat(made.at("/fingerprint")).isEqualTo("v1..." + token.substring(token.length() - 6));
        assertThat(made.at("/active") + made.at("/valid_until") + made.at("/created_at"))
                .isEqualTo("true41024448001767225600");
        assertThat(api.get("/_api/token/ann").json().path("tokens").toString()).doesNotContain(token)
                .contains("\"name\":\"ci\"");
        assertThat(api.store.users().identify("ann", token)).contains("ann");
        assertThat(api.store.users().identify("", token)).contains("ann");
        assertThat(api.store.users().identify("root", token)).isEmpty();
        assertThat(api.post("/_api/token/ann", "{'name':'ci','valid_until':4102444800}").error())
                .isEqualTo("409/1207 duplicate name");
        String old = api.post("/_api/token/ann", "{'name':'old','valid_until':1}").at("/token");
        assertThat(api.store.users().identify("ann", old)).isEmpty();

        assertThat(api.delete("/_api/token/ann/" + made.at("/id")).status()).isEqualTo(200);
        assertThat(api.store.users().identify("ann", token)).isEmpty();
        assertThat(api.store.users().identify("ann", "p")).contains("ann");
    }

    @Test
    void everybodyLooksAfterOnesOwnTokens() {
        api.post("/_api/user", "{'user':'ann','passwd':'p'}");

        assertThat(api.as("ann").post("/_api/token/ann", "{'name':'a','valid_until':4102444800}").status())
                .isEqualTo(200);
        assertThat(api.post("/_api/token/root", "{'name':'a','valid_until':4102444800}").error())
                .isEqualTo("403/11 forbidden");
        assertThat(api.as(null).get("/_api/token/bob").error()).isEqualTo("404/1703 user not found");
    }
}
