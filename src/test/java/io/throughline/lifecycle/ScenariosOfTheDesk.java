package io.throughline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.connector.Capability;
import io.throughline.connector.MarkerStyle;
import io.throughline.connector.ProjectCodeRule;
import io.throughline.desk.Desk;
import io.throughline.desk.DeskAction;
import io.throughline.desk.DeskFiles;
import io.throughline.desk.DeskReply;
import io.throughline.desk.DeskRequest;
import io.throughline.desk.PersonalToken;
import io.throughline.ledger.CaseRecord;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What people decide, at the desk with the runner beside it. */
final class ScenariosOfTheDesk extends Scenarios {

    private static final String MAKE = "psa-project-make";
    private static final PersonalToken TOKEN = PersonalToken.random();
    private static final String USERS = """
            users:
              pat:
                name: Pat
                token: %s
                rights: [view, prepare, approve, dismiss]
                teams: [all]
                regions: [all]
                identities: { salesforce: none }
            """;

    private final Path folder;

    ScenariosOfTheDesk(Path folder) {
        this.folder = folder;
    }

    @Override
    void play() {
        decided(bed -> bed.given(MAKE).holds("D57", "finance", "two fit"), DeskAction.RETRY, null);
        decided(bed -> bed.given(MAKE).isDown(14), DeskAction.RETRY, null);
        decided(bed -> bed.given(MAKE).holds("D57", "finance", "two fit"), DeskAction.DISMISS, null);
        decided(this::blind, DeskAction.RETRY, null);
        decided(this::several, DeskAction.APPROVE, "33000003");
        decidedAfterDeath(DeskAction.RETRY, null);
        decidedAfterDeath(DeskAction.APPROVE, "33000003");
        decided(ScenariosOfTheDesk::stuck, DeskAction.RETRY, null);
        decided(ScenariosOfTheDesk::stuck, DeskAction.APPROVE, null);
    }

    private void blind(WorkflowBed bed) {
        bed.declare(contract(MAKE, Safety.BLIND, false, null));
        bed.given(MAKE).losesRequest();
    }

    private void several(WorkflowBed bed) {
        bed.given(MAKE).losesAnswer().isFoundSeveralTimes(List.of(Map.of("id", "33000003"), Map.of("id", "33000007")));
    }

    private static void stuck(WorkflowBed bed) {
        bed.given("crm-deal-link").refuses("validation");
        bed.given("psa-project-drop").refuses("has time on it");
    }

    private void decided(Consumer<WorkflowBed> given, DeskAction action, String as) {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            given.accept(bed);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            decide(bed, id, action, as);
        }
    }

    /** The runner died with a call of which nobody can be asked. */
    private void decidedAfterDeath(DeskAction action, String as) {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            bed.declare(contract(MAKE, Safety.BLIND, false, null));
            bed.killAtCall(2, true);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle().restart().settle();
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.INTENT);
            decide(bed, id, action, as);
        }
    }

    private void decide(WorkflowBed bed, String id, DeskAction action, String as) {
        assertThat(bed.history(id).transaction().state()).as(bed.timelines()).isEqualTo(TransactionState.WITH_PERSON);
        CaseRecord desk = bed.history(id).desk().orElseThrow();
        RulingsSeen rulings = new RulingsSeen(bed.ledger().desk(), bed.history(id), this::keep);
        DeskReply reply = new Desk(rulings, files(), null)
                .decide(
                        TOKEN.reveal(),
                        desk.id(),
                        new DeskRequest(
                                action,
                                desk.version(),
                                "looked at it",
                                as,
                                Map.of(),
                                new DeskRequest.Options(true, false)));
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    private DeskFiles files() {
        try {
            Path users = folder.resolve("config/users.yaml");
            Files.createDirectories(users.getParent());
            Files.writeString(users, USERS.formatted(TOKEN.hash()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Problems problems = new Problems();
        Layers layers = Layers.over(folder);
        DeskFiles files = DeskFiles.load(
                layers,
                Regions.load(layers, problems),
                Systems.load(layers, problems),
                capabilities(),
                CanonicalSchemas.of(Map.of()),
                new Problems());
        problems.throwIfAny();
        return files;
    }

    private static Capabilities capabilities() {
        Map<String, OperationContract> operations = Map.of(MAKE, contract(MAKE, Safety.BLIND, false, null));
        return Capabilities.of(List.of(new Capability(
                "psa",
                List.of("psa"),
                MarkerStyle.TEXT,
                ProjectCodeRule.ANY,
                operations,
                Map.of(),
                java.util.Optional.empty())));
    }
}
