package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Surroundings;
import io.throughline.simulator.engine.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulated Jira Cloud site. */
public final class JiraSimulator implements Vendor {

    private static final String THROUGH_API_HOST = "/ex/jira/" + Site.CLOUD_ID;

    private final Site site;
    private final Sessions sessions;
    private final Catalogue catalogue;
    private final Users users;
    private final Projects projects;
    private final Worklogs worklogs;
    private final IssueEvents events;
    private final Throttle throttle;
    private final List<Operation> operations = new ArrayList<>();

    /** Creates the site over the engine's surroundings. */
    public JiraSimulator(Surroundings surroundings) {
        site = new Site(surroundings);
        sessions = new Sessions(site);
        catalogue = new Catalogue(site);
        users = new Users(site);
        throttle = new Throttle(site);
        events = new IssueEvents(site);
        Properties properties = new Properties(site);
        IssueView view = new IssueView(site, catalogue, properties);
        Search search = new Search(site, new Columns(site, catalogue, properties), view);
        Receivers receivers = new Receivers(site, search);
        events.to(receivers, view);
        Boards boards = new Boards(site);
        projects = new Projects(site, boards);
        Issues issues = new Issues(site, new IssueFields(site, catalogue), view, properties, events);
        operations.addAll(sessions.operations());
        operations.addAll(users.operations());
        operations.addAll(catalogue.operations());
        operations.addAll(projects.operations());
        operations.addAll(search.operations());
        operations.addAll(issues.operations());
        operations.addAll(new Transitions(site, catalogue, issues).operations());
        operations.addAll(properties.operations());
        operations.addAll(new Versions(site).operations());
        operations.addAll(new WorklogFeed(site, properties).operations());
        worklogs = new Worklogs(site, issues, events, properties);
        operations.addAll(worklogs.operations());
        operations.addAll(new IssueLinks(site).operations());
        operations.addAll(boards.operations());
        operations.addAll(receivers.operations());
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Operation> controls() {
        List<Operation> controls = new ArrayList<>(catalogue.controls());
        controls.add(Operation.open("expire-sessions", "POST", "/_simulator/sessions/expire", call -> {
            sessions.expire();
            return Answer.noContent();
        }));
        return controls;
    }

    @Override
    public String normalise(String path) {
        return path.startsWith(THROUGH_API_HOST) ? path.substring(THROUGH_API_HOST.length()) : path;
    }

    @Override
    public void admit(Call call, Operation operation) {
        if (!operation.open()) {
            sessions.admit(call);
        }
        throttle.count(call);
    }

    @Override
    public Answer finish(Call call, Answer answer) {
        return throttle.told(answer);
    }

    @Override
    public Answer failure(int status, String detail) {
        return status == 429 ? throttle.refusal() : Complaints.forStatus(status, detail);
    }

    @Override
    public Answer exhausted() {
        return throttle.refusal();
    }

    @Override
    public Optional<Answer> expiredPosition() {
        return Optional.of(Search.expired().answer());
    }

    @Override
    public void seed() {
        sessions.seed();
        users.seed();
        catalogue.seed();
    }

    @Override
    public ObjectNode put(Call call, String type, ObjectNode fields) {
        if (type.equals("project")) {
            return projects.insert(call, fields);
        }
        if (type.equals("worklog")) {
            return worklogs.insert(call, fields);
        }
        ObjectNode record = fields.deepCopy();
        if (!record.has("id")) {
            record.put("id", site.nextId(type));
        }
        site.created(call, type, record);
        return record;
    }

    @Override
    public void close() {
        events.close();
    }
}
