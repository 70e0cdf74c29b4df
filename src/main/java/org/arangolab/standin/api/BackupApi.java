package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.store.Store;

/**
 * {@code /_admin/backup}: hot backups of a single server. A backup is taken without a lock, because the store can be
 * read as of one moment; a restore takes place without a restart. Source: facts/client-tools.md 11.
 */
public final class BackupApi {
    private static final String RESULT = "result";

    private final Backups backups;

    /** Keeps the backups in a directory. */
    public BackupApi(Store store, Path directory, Clock clock) {
        this.backups = new Backups(store, directory, clock);
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        Routes.Access access = Routes.Access.ADMIN;
        routes.add("POST", "/_admin/backup/create", access, this::create)
                .add("POST", "/_admin/backup/list", access, this::list)
                .add("POST", "/_admin/backup/restore", access, this::restore)
                .add("POST", "/_admin/backup/delete", access, this::delete)
                .add("POST", "/_admin/backup/upload", access, BackupApi::remote)
                .add("POST", "/_admin/backup/download", access, BackupApi::remote);
    }

    private Reply create(Call call) {
        ObjectNode made = backups.create(Bodies.text(Bodies.objectOrEmpty(call), "label"));
        return answer(201, made.retain("id", "datetime", "potentiallyInconsistent", "sizeInBytes", "nrFiles",
                "nrDBServers"));
    }

    private Reply list(Call call) {
        Optional<String> wanted = Bodies.text(Bodies.objectOrEmpty(call), "id");
        ObjectNode list = Json.object();
        if (wanted.isPresent()) {
            list.set(wanted.get(), backups.find(wanted.get()));
        } else {
            backups.all().forEach(list::set);
        }
        ObjectNode result = Json.object();
        result.set("list", list);
        return answer(200, result);
    }

    private Reply restore(Call call) {
        ObjectNode body = Bodies.object(call);
        String id = required(body);
        String version = backups.find(id).path("version").asText();
        if (!version.equals(Version.NUMBER) && !Bodies.flag(body, "ignoreVersion", false)) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "the backup '" + id + "' is of version " + version
                    + ", this server of " + Version.NUMBER);
        }
        backups.restore(id);
        return answer(200, Json.object().put("isCluster", false));
    }

    private Reply delete(Call call) {
        backups.delete(required(Bodies.object(call)));
        return answer(200, Json.object());
    }

    private static Reply remote(Call call) {
        throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in has no remote repositories of backups");
    }

    private static String required(ObjectNode body) {
        return Bodies.text(body, "id").orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expecting attribute 'id'"));
    }

    private static Reply answer(int status, ObjectNode result) {
        ObjectNode body = Json.object();
        body.set(RESULT, result);
        return Reply.enveloped(status, body);
    }
}
