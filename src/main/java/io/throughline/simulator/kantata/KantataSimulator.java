package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The simulated Kantata OX account. */
public final class KantataSimulator implements Vendor {

    private static final String SUFFIX = ".json";

    private final Surroundings surroundings;
    private final Account account;
    private final Map<String, ResourceApi> resources = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();

    /** Creates the account over the engine's surroundings. */
    public KantataSimulator(Surroundings surroundings) {
        this.surroundings = surroundings;
        account = new Account(surroundings);
        CustomValues customValues = new CustomValues(account);
        add(new Workspaces(account, customValues), false);
        add(new Stories(account), false);
        add(new Staffing.Resources(account), false);
        add(new Staffing.Allocations(account), false);
        add(new LineItems(account, "time_entries", "date_performed"), false);
        add(new LineItems(account, "expenses", "date"), false);
        add(new Submissions(account, "timesheet_submissions", "time_entries", "timesheet"), false);
        add(new Submissions(account, "expense_report_submissions", "expenses", "expense_report"), false);
        add(new ResourceApi(account, "invoices"), false);
        add(new SubscribedEvents(account), true);
        add(new ExternalReferences(account), false);
        add(customValues, false);
        add(new Users(account), false);
        add(new ResourceApi(account, "roles"), false);
        add(new ResourceApi(account, "rate_cards"), false);
        add(new ResourceApi(account, "project_templates"), true);
        add(new ResourceApi(account, "custom_fields"), true);
    }

    private void add(ResourceApi resource, boolean readOnly) {
        resources.put(resource.type().key(), resource);
        operations.addAll(readOnly ? resource.readOperations() : resource.operations());
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        return new Choices(account).controls();
    }

    @Override
    public String normalise(String path) {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    @Override
    public void admit(Call call, Operation operation) {
        if (!("Bearer " + KantataCredentials.TOKEN).equals(call.header("Authorization"))) {
            throw Complaints.unauthorized();
        }
        call.user(Users.TOKEN_USER);
    }

    @Override
    public Answer finish(Call call, Answer answer) {
        // an opaque token to callers; by number, so that equal runs look equal
        return answer.with("x-request-id", new UUID(surroundings.seed(), requests.incrementAndGet()).toString());
    }

    @Override
    public Answer failure(int status, String detail) {
        return Complaints.forStatus(status, detail);
    }

    @Override
    public void seed() {
        FreshAccount.seed(account, surroundings);
    }

    @Override
    public ObjectNode put(Call call, String type, ObjectNode fields) {
        ResourceApi resource = resources.get(type);
        if (resource == null) {
            throw Complaints.notFound();
        }
        return resource.insert(call, fields);
    }
}
