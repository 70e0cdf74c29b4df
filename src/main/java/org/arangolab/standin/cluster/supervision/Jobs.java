package org.arangolab.standin.cluster.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.server.log.Level;

/** Works on the jobs of {@code Target/ToDo} and {@code Target/Pending}, one step of each in a look. */
final class Jobs {
    private final Duty duty;

    Jobs(Duty duty) {
        this.duty = duty;
    }

    void work(View view) {
        view.at("Target/Pending").properties().forEach(job -> step(view, job, false));
        view.at("Target/ToDo").properties().forEach(job -> step(view, job, true));
    }

    private void step(View view, Map.Entry<String, JsonNode> entry, boolean first) {
        ObjectNode job = entry.getValue().deepCopy();
        String id = entry.getKey();
        JobStep step = switch (job.path("type").asText()) {
            case "moveShard" -> new MoveShard(view, job).next(first);
            case "cleanOutServer" -> new CleanOut(view, job).next(first);
            case "resignLeadership" -> new ResignLeadership(view, job).next(first);
            default -> JobStep.failed("the stand-in's supervision does not know jobs of type '"
                    + job.path("type").asText() + "'");
        };
        record(id, job, step, first);
    }

    private void record(String id, ObjectNode job, JobStep step, boolean first) {
        Change change = step.change();
        switch (step.outcome()) {
            case WAITING -> {
                return;
            }
            case GOES_ON -> {
                if (first) {
                    change.delete("Target/ToDo/" + id).set("Target/Pending/" + id,
                            job.put("timeStarted", java.time.Instant.now().toString()));
                }
            }
            case FINISHED, FAILED -> {
                boolean fine = step.outcome() == JobStep.Outcome.FINISHED;
                job.put("timeFinished", java.time.Instant.now().toString());
                if (!fine) {
                    job.put("reason", step.reason());
                }
                change.delete("Target/" + (first ? "ToDo/" : "Pending/") + id)
                        .set("Target/" + (fine ? "Finished/" : "Failed/") + id, job);
            }
        }
        if (duty.write(change) && step.outcome() != JobStep.Outcome.GOES_ON) {
            duty.say(step.outcome() == JobStep.Outcome.FAILED ? Level.WARNING : Level.INFO, "a3f7c", "job " + id + " ("
                    + job.path("type").asText() + ") is " + (step.reason().isEmpty() ? "finished"
                    : "given up: " + step.reason()));
        }
    }
}
