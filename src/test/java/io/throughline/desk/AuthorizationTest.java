package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.desk.DeskBed.Stopped;
import io.throughline.testkit.DeskPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with whose cases (S-07, D60). */
class AuthorizationTest {

    /** A new action without a row here fails. */
    private static final Map<DeskAction, Right> NEEDS = Map.of(
            DeskAction.APPROVE, Right.APPROVE,
            DeskAction.RETRY, Right.PREPARE,
            DeskAction.CORRECT, Right.PREPARE,
            DeskAction.DISMISS, Right.DISMISS);

    private static final String NO_IDENTITY = "identities: { salesforce: none }";

    @TempDir
    private static Path files;

    private static DeskBed bed;

    @BeforeAll
    static void open() {
        bed = new DeskBed(files);
        for (Right right : Right.values()) {
            for (String team : List.of("finance", "pmo", "all")) {
                for (String region : List.of("de", "emea", "us", "all")) {
                    bed.people()
                            .with(
                                    id(right, team, region),
                                    "rights: [" + right.name().toLowerCase(Locale.ROOT) + "]",
                                    "teams: [" + team + "]",
                                    "regions: [" + region + "]",
                                    "limits: { EUR: \"1000000\" }",
                                    NO_IDENTITY);
                }
            }
        }
    }

    @AfterAll
    static void close() {
        bed.close();
    }

    private static String id(Right right, String team, String region) {
        return "%s-%s-%s".formatted(right, team, region).toLowerCase(Locale.ROOT);
    }

    static Stream<Arguments> everyRightActionTeamAndRegion() {
        return Stream.of(Right.values())
                .flatMap(right -> Stream.of(DeskAction.values())
                        .flatMap(action -> Stream.of("finance", "pmo", "all")
                                .flatMap(team -> Stream.of("de", "emea", "us", "all")
                                        .map(region -> Arguments.of(right, action, team, region)))));
    }

    @ParameterizedTest
    @MethodSource("everyRightActionTeamAndRegion")
    void s07EachActionNeedsItsRightAndACaseWithinReach(Right right, DeskAction action, String team, String region) {
        assertThat(NEEDS).as("every action has a row").containsKey(action);
        String deal = bed.deal(Stopped.APPROVAL);
        Map<String, String> set =
                action == DeskAction.CORRECT ? Map.of("opportunity.contract.poNumber", "1") : Map.of();

        DeskReply reply = bed.decide(id(right, team, region), deal, action, null, set, DeskRequest.Options.NONE);

        boolean reaches = !team.equals("pmo") && !region.equals("us");
        int expected = right != NEEDS.get(action) ? 403 : reaches ? 200 : 404;
        assertThat(reply.status()).as("%s", reply).isEqualTo(expected);
        if (expected == 403) {
            assertThat(reply.body()).containsEntry("code", "DSK-1002");
        }
    }

    static Stream<Arguments> everyRightTeamAndRegion() {
        return Stream.of(Right.values())
                .flatMap(right -> Stream.of("finance", "pmo", "all")
                        .flatMap(team ->
                                Stream.of("de", "emea", "us", "all").map(region -> Arguments.of(right, team, region))));
    }

    @ParameterizedTest
    @MethodSource("everyRightTeamAndRegion")
    void s07ListAndShowNeedTheRightToViewAndTellOnlyWhatIsWithinReach(Right right, String team, String region) {
        String deal = bed.deal(Stopped.HOLD);
        String token = bed.people().token(id(right, team, region));
        boolean reaches = !team.equals("pmo") && !region.equals("us");

        DeskReply shown = bed.desk().show(token, bed.caseOf(deal));
        DeskReply listed = bed.desk().list(token, Map.of("limit", "1000"));

        assertThat(shown.status()).isEqualTo(right != Right.VIEW ? 403 : reaches ? 200 : 404);
        assertThat(listed.status()).isEqualTo(right != Right.VIEW ? 403 : 200);
        if (right == Right.VIEW) {
            List<Object> found = Json.asList(listed.body().get("cases"));
            assertThat(found.stream().anyMatch(one -> deal.equals(Json.textAt(one, "transaction"))))
                    .isEqualTo(reaches);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tlp_",
                "password",
                "Bearer x",
                "tlp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "../../etc/passwd"
            })
    void s06NobodyIsKnownByAnythingButAToken(String token) {
        assertThat(bed.desk().list(token, Map.of()).body()).containsEntry("code", "DSK-1001");
        assertThat(bed.desk().list(null, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void s06TheHashOfATokenOpensNothing() {
        String hash = PersonalToken.hashOf(bed.people().token(id(Right.VIEW, "all", "all")));

        assertThat(bed.desk().list(hash, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void s42ATokenIsNeverPrinted() {
        PersonalToken token = PersonalToken.random();

        assertThat(token).asString().doesNotContain(token.reveal().substring(4));
        assertThat(token.reveal())
                .matches("tlp_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(PersonalToken.random().reveal());
        assertThat(token.hash()).isEqualTo(PersonalToken.hashOf(token.reveal())).doesNotContain(token.reveal());
    }

    @Test
    void s06AFileThatIsChangedCountsAtOnceAndABrokenOneLetsNobodyIn(@TempDir Path own) throws IOException {
        DeskBed other = new DeskBed(own);
        try (other) {
            other.people().with("viewer", "rights: [view]", "teams: [all]", "regions: [all]");
            String token = other.people().token("viewer");
            assertThat(other.desk().list(token, Map.of()).status()).isEqualTo(200);

            Path users = own.resolve("config/users.yaml");
            String good = Files.readString(users);
            Files.writeString(users, good.replace("rights: [view]", "rights: [wiev]"));
            assertThat(other.desk().list(token, Map.of()).status()).isEqualTo(401);

            Files.writeString(users, good);
            assertThat(other.desk().list(token, Map.of()).status()).isEqualTo(200);
            Files.writeString(users, "users: {}\n");
            assertThat(other.desk().list(token, Map.of()).status()).isEqualTo(401);
        }
    }

    @Test
    void d60TwoUsersWhoAreOnePersonInASystemAreRefused(@TempDir Path own) {
        DeskBed other = new DeskBed(own);
        try (other) {
            other.people()
                    .with(
                            "preparer",
                            "rights: [prepare]",
                            "teams: [all]",
                            "regions: [all]",
                            "identities: { salesforce: 005000000000001 }");
            other.people()
                    .with(
                            "approver",
                            "rights: [approve, view]",
                            "teams: [all]",
                            "regions: [all]",
                            "identities: { salesforce: 005000000000001AAQ }");

            assertThat(Throughline.builder().layers(Layers.over(own)).check())
                    .extracting(Problem::code)
                    .containsExactly("CFG-1207");
            assertThat(other.desk()
                            .list(other.people().token("approver"), Map.of())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void usersWhoAreNobodyInASystemAreNotOnePerson(@TempDir Path own) {
        new DeskPeople(own)
                .with("one", "rights: [approve]", "teams: [all]", "regions: [all]", NO_IDENTITY)
                .with("other", "rights: [approve]", "teams: [all]", "regions: [all]", NO_IDENTITY);

        assertThat(Throughline.builder().layers(Layers.over(own)).check()).isEmpty();
    }

    @Test
    void validateTellsEveryProblemOfUsersAndCorrections(@TempDir Path own) throws IOException {
        new DeskPeople(own)
                .with(
                        "approver",
                        "rights: [view, aprove, approve]",
                        "teams: [finanz]",
                        "regions: [dee]",
                        "limits: { EURO: \"1\" }");
        Path users = own.resolve("config/users.yaml");
        String yaml = Files.readString(users);
        Files.writeString(
                users,
                yaml + yaml.substring(yaml.indexOf('\n') + 1).replace("approver:", "twin:")
                        + "  Bad Id:\n    name: x\n    token: secret\n    rights: [view]\n    teams: [all]\n    regions: [all]\n");
        Files.writeString(own.resolve("config/corrections.yaml"), """
                corrections:
                  oportunity.name: { name: a, type: date, teams: [finance] }
                  opportunity.contract.po: { name: b, type: text, teams: [nobody] }
                """);

        List<Problem> problems = Throughline.builder().layers(Layers.over(own)).check();

        assertThat(problems)
                .extracting(Problem::code)
                .contains(
                        "CFG-1201",
                        "CFG-1202",
                        "CFG-1203",
                        "CFG-1204",
                        "CFG-1205",
                        "CFG-1206",
                        "CFG-1210",
                        "CFG-1211",
                        "CFG-1102",
                        "CFG-1010");
        assertThat(problems.toString())
                .contains("Did you mean 'approve'?", "Did you mean 'finance'?", "Did you mean 'opportunity.…'?")
                .doesNotContain("secret");
    }
}
