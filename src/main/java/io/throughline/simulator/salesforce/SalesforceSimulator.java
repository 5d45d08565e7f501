package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulated Salesforce org. */
public final class SalesforceSimulator implements Vendor {

    private final Org org;
    private final OrgRecords records;
    private final Sessions sessions;
    private final ApiUsage usage;
    private final Deals deals;
    private final WonWebhooks webhooks;
    private final List<Operation> operations = new ArrayList<>();

    /** Creates the org over the engine's surroundings. */
    public SalesforceSimulator(Surroundings surroundings) {
        org = new Org(surroundings);
        webhooks = new WonWebhooks(org);
        records = new OrgRecords(org, webhooks::won);
        sessions = new Sessions(org);
        usage = new ApiUsage(surroundings.knobs());
        deals = new Deals(org, records);
        operations.addAll(sessions.operations());
        operations.addAll(new DescribeApi(org, usage).operations());
        operations.addAll(new QueryApi(org).operations());
        operations.addAll(new ChangesApi(org).operations());
        operations.addAll(new CollectionsApi(org, records).operations());
        operations.addAll(new RowsApi(org, records).operations());
        List<Operation> parts = List.copyOf(operations);
        operations.addAll(new CompositeApi(org, parts).operations());
        operations.addAll(new BatchApi(org, parts).operations());
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        List<Operation> controls = new ArrayList<>(org.administration());
        controls.addAll(List.of(
                Operation.open("win", "POST", "/_simulator/win", deals::win),
                Operation.open("merge", "POST", "/_simulator/merge", new AccountMerges(org, records)::merge),
                Operation.open("webhooks", "POST", "/_simulator/webhooks", webhooks::register),
                Operation.open("webhooks-end", "DELETE", "/_simulator/webhooks", webhooks::forget),
                Operation.open("expire-sessions", "POST", "/_simulator/sessions/expire", this::expire)));
        return controls;
    }

    private Answer expire(Call call) {
        sessions.expire();
        return Answer.noContent();
    }

    @Override
    public void admit(Call call, Operation operation) {
        RestApi.checkLength(call);
        RestApi.checkVersion(call.variable("version"));
        if (!operation.open()) {
            sessions.admit(call);
            usage.count();
        }
    }

    @Override
    public Answer finish(Call call, Answer answer) {
        return call.path().startsWith("/services/data") ? answer.with("Sforce-Limit-Info", usage.header()) : answer;
    }

    @Override
    public Answer failure(int status, String detail) {
        return Failures.forStatus(status, detail);
    }

    @Override
    public Answer exhausted() {
        return Failures.forStatus(403, "TotalRequests Limit exceeded.");
    }

    @Override
    public Optional<Answer> expiredPosition() {
        return Optional.of(QueryApi.expired().answer());
    }

    @Override
    public void seed() {
        usage.forget();
        deals.seed();
    }

    @Override
    public ObjectNode put(Call call, String type, ObjectNode fields) {
        call.user(org.user(Deals.SALES_OPERATIONS));
        ObjectNode body = fields.deepCopy();
        if (body.has("id")) {
            body.set("Id", body.remove("id"));
        }
        ObjectNode record = records.put(call, org.type(type), body);
        return Json.object().setAll(record);
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
