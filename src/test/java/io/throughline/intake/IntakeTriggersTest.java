package io.throughline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.CredentialSource;
import io.throughline.config.Layers;
import io.throughline.config.Network;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.intake.trigger.Condition;
import io.throughline.intake.trigger.Feed;
import io.throughline.intake.webhook.WebhookLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTriggersTest {

    private static final Systems SYSTEMS = Systems.of(List.of(new SystemConfig(
            "salesforce",
            "salesforce",
            URI.create("http://127.0.0.1:1"),
            CredentialSource.known("x"),
            Network.LOOPBACK,
            Duration.ofSeconds(1),
            1,
            Map.of("organization", "00D000000000062EAA"))));

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    @Test
    void theShippedFileIsRightAndAsksForWhatItReads() {
        IntakeTriggers triggers = IntakeTriggers.load(Layers.only(Path.of(".")), SYSTEMS, Map.of(), problems);
        assertThat(problems.sorted()).isEmpty();
        Feed feed = triggers.feed("salesforce-opportunity");
        assertThat(feed.org()).isEqualTo("00D000000000062EAA");
        assertThat(feed.when()).isEqualTo(new Condition.Equals("IsWon", true));
        assertThat(feed.asked())
                .contains("Id", "IsWon", "SystemModstamp", "Amount")
                .doesNotContain("ERP_Project_Id__c");
        assertThat(triggers.webhooks().get("salesforce").feed()).isEqualTo(feed);
        assertThat(triggers.limits()).isEqualTo(WebhookLimits.DEFAULT);
    }

    @Test
    void aDemonstrationPollsFaster() {
        IntakeTriggers triggers = IntakeTriggers.load(Layers.only(Path.of(".")), SYSTEMS, Map.of(), problems)
                .polledEvery(Duration.ofMillis(500));
        Feed.Polling polling = triggers.feed("salesforce-opportunity").polling();
        assertThat(polling.every()).isEqualTo(Duration.ofMillis(500));
        assertThat(polling.overlap()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anotherTriggerIsAnotherFileAndNoCode() throws IOException {
        IntakeTriggers triggers = load("when: { field: IsWon, equals: true }", """
                when:
                  all:
                    - { field: StageName, in: [ Contracted, Closed Won ] }
                    - any: [ { field: Contract_Number__c, present: true }, { field: Probability, equals: 100 } ]
                """);
        assertThat(problems.sorted()).isEmpty();
        Condition when = triggers.feed("salesforce-opportunity").when();
        assertThat(when.holds(Map.of("StageName", "Contracted", "Contract_Number__c", "C-1")))
                .isTrue();
        assertThat(when.holds(Map.of("StageName", "Contracted", "Probability", 100)))
                .isTrue();
        assertThat(when.holds(Map.of("StageName", "Contracted"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system: salesforce                 | system: salesfarce        | INT-1010 | system: salesfarce",
                "field: IsWon, equals               | field: Is Won, equals     | INT-1011 | field: Is Won",
                "version: SystemModstamp            | version: System Modstamp  | INT-1011 | version: System",
                "{ field: IsWon, equals: true }     | { field: IsWon }          | INT-1012 | when: { field",
                "{ field: IsWon, equals: true }     | { all: [] }               | INT-1012 | when: { all",
                "{ field: IsWon, equals: true }     | { field: IsWon, like: x } | CFG-1012 | when: { field",
                "- ERP_Project_Id__c                | - Amount                  | INT-1013 | written:",
                "entered: opportunity.won.v1        | entered: Won              | INT-1014 | entered: Won",
                "page: 500                          | page: 0                   | INT-1015 | page: 0",
                "every: 15s                         | every: 1ms                | INT-1015 | every: 1ms",
                "burst: 200                         | burst: 0                  | INT-1015 | burst: 0",
                "feed: salesforce-opportunity       | feed: nothing             | INT-1016 | feed: nothing",
                "env:THROUGHLINE_WEBHOOK_SALESFORCE | whsec_abc                 | INT-1017 | secrets:",
                "every: 15s                         | every: often              | CFG-1011 | every: often",
                "watched:                           | wached:                   | CFG-1012 | wached:",
            })
    void aMistakeIsShownWithItsLine(String right, String wrong, String code, String shownAt) throws IOException {
        load(right, wrong);
        List<String> lines = Files.readAllLines(folder.resolve("config/intake.yaml"));
        assertThat(problems.sorted())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.position().file()).isEqualTo("config/intake.yaml");
                    assertThat(lines.get(problem.position().line() - 1)).contains(shownAt);
                })
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("whsec_abc"));
    }

    private IntakeTriggers load(String right, String wrong) throws IOException {
        String shipped = Files.readString(Path.of("config/intake.yaml"));
        assertThat(shipped).contains(right);
        Path file = Files.createDirectories(folder.resolve("config")).resolve("intake.yaml");
        String indented = wrong.contains("\n") ? wrong.strip().replace("\n", "\n    ") : wrong;
        Files.writeString(file, shipped.replace(right, indented));
        return IntakeTriggers.load(Layers.only(folder), SYSTEMS, Map.of(), problems);
    }
}
