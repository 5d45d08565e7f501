package io.throughline.desk;

import io.throughline.ledger.CaseFile;
import io.throughline.ledger.CaseQuery;
import io.throughline.ledger.DecisionRecord;
import io.throughline.ledger.DecisionRecord.Judgement;
import io.throughline.ledger.DeskLedger;
import io.throughline.ledger.Repinning;
import io.throughline.ledger.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where people decide about what stopped. Every call proves its person anew by the personal token; there is no other way in and nobody acts for somebody
 * else. Thread-safe.
 */
public final class Desk implements DeskDoor {

    private static final int MANY = 200;

    private final DeskLedger ledger;
    private final DeskFiles files;
    private final CaseView view;
    private final Planner planner;

    /**
     * A desk over a ledger.
     *
     * @param repinning whether a transaction may go on with the present files
     */
    public Desk(DeskLedger ledger, DeskFiles files, Repinning repinning) {
        this.ledger = ledger;
        this.files = files;
        this.planner = new Planner(files, repinning);
        this.view = new CaseView(files, planner);
    }

    @Override
    public DeskReply list(String token, Map<String, String> filter) {
        return as(token, Right.VIEW, person -> {
            List<CaseFile> found = ledger.cases(new CaseQuery(
                    person.reach(),
                    filter.get("team"),
                    filter.get("region"),
                    "decided".equals(filter.get("state")),
                    limit(filter.get("limit"))));
            return DeskReply.ok(Map.of(
                    "cases", found.stream().map(file -> view.row(person, file)).toList()));
        });
    }

    private static int limit(String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : MANY;
    }

    @Override
    public DeskReply show(String token, String id) {
        return as(
                token,
                Right.VIEW,
                person -> one(person, id, file -> DeskReply.ok(Map.of("case", view.whole(person, file)))));
    }

    @Override
    public DeskReply decide(String token, String id, DeskRequest request) {
        DeskRequest clean = Printable.in(request);
        return as(token, clean.action().right(), person -> {
            if (clean.reason().isBlank()) {
                return DeskReply.refused(
                        400,
                        "DSK-1007",
                        "A decision needs a reason that others can read: --reason TEXT. Nothing was decided.");
            }
            return one(person, id, file -> decide(person, file, clean));
        });
    }

    private DeskReply as(String token, Right right, Function<Person, DeskReply> work) {
        Optional<Person> person = files.people().get().withToken(token);
        if (person.isEmpty()) {
            return DeskReply.refused(
                    401,
                    "DSK-1001",
                    "Nobody is known by this token. Set THROUGHLINE_TOKEN to the personal token whose hash %s of the runner's working directory has; 'throughline desk token' makes one."
                            .formatted(People.FILE));
        }
        if (!person.get().may(right)) {
            return DeskReply.refused(
                    403,
                    "DSK-1002",
                    "%s does not have the right '%s', which this needs. Nothing was decided. Who has it: ask whoever keeps %s."
                            .formatted(
                                    person.get().id(), right.name().toLowerCase(java.util.Locale.ROOT), People.FILE));
        }
        return work.apply(person.get());
    }

    private DeskReply one(Person person, String id, Function<CaseFile, DeskReply> work) {
        List<CaseFile> found = ledger.named(id, person.reach());
        if (found.isEmpty()) {
            return DeskReply.refused(
                    404,
                    "DSK-1003",
                    "There is no case of this id that %s may see; 'throughline desk list' shows those there are."
                            .formatted(person.id()));
        }
        if (found.size() > 1) {
            return DeskReply.refused(422, "DSK-1004", "Several cases begin so; give more letters of the id.");
        }
        return work.apply(found.get(0));
    }

    private DeskReply decide(Person person, CaseFile file, DeskRequest request) {
        Optional<DecisionRecord> before = decisionOn(file, request.version());
        if (before.isPresent() && planner.isSame(before.get().judgement(), person, request)) {
            return done(person, file, "It was decided so already; nothing was done twice.")
                    .with("repeated", true);
        }
        if (file.desk().decidedAt() != null || file.desk().version() != request.version()) {
            return conflict(person, file);
        }
        Plan plan = planner.plan(person, file, request);
        if (plan instanceof Plan.Impossible impossible) {
            return DeskReply.refused(planner.status(impossible), impossible.code(), impossible.why());
        }
        return carryOut(person, file, request, (Plan.Possible) plan);
    }

    private DeskReply carryOut(Person person, CaseFile file, DeskRequest request, Plan.Possible plan) {
        Judgement judgement = new Judgement(
                request.action().word(),
                person.id(),
                request.reason(),
                plan.record().chosen(),
                plan.record().edits(),
                plan.record().approved());
        boolean stored = ledger.decide(new Ruling(Ruling.Seen.of(file), judgement, plan.effects()));
        CaseFile now = ledger.named(file.desk().id(), person.reach()).stream()
                .findFirst()
                .orElse(file);
        if (stored) {
            return done(person, now, plan.does());
        }
        boolean ours = decisionOn(now, request.version())
                .filter(decision -> planner.isSame(decision.judgement(), person, request))
                .isPresent();
        return ours
                ? done(person, now, "It was decided so already; nothing was done twice.")
                        .with("repeated", true)
                : conflict(person, now);
    }

    private static Optional<DecisionRecord> decisionOn(CaseFile file, long version) {
        return file.decisions().stream()
                .filter(decision -> decision.caseId().equals(file.desk().id()) && decision.caseVersion() == version)
                .findFirst();
    }

    private DeskReply done(Person person, CaseFile file, String does) {
        return DeskReply.ok(Map.of("done", does, "case", view.row(person, file)));
    }

    private DeskReply conflict(Person person, CaseFile file) {
        String decided = file.decisions().stream()
                .filter(decision -> decision.caseId().equals(file.desk().id()))
                .map(decision -> " It was decided meanwhile: %s by %s."
                        .formatted(
                                decision.judgement().action(),
                                decision.judgement().person()))
                .collect(Collectors.joining());
        return DeskReply.refused(
                        409,
                        "DSK-1005",
                        "The case is not as you saw it.%s Nothing was decided by you. Look at it again with 'throughline desk show'."
                                .formatted(decided))
                .with("current", view.row(person, file));
    }
}
