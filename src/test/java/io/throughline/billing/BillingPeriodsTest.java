package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.Money;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewTransaction;
import io.throughline.ledger.entries.Decided;
import io.throughline.ledger.entries.EntryKey;
import io.throughline.ledger.entries.EntryRecord;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.posting.Companies;
import io.throughline.rules.Ruling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingPeriodsTest {

    private static final Regions REGIONS = Regions.load(Layers.over(), new Problems());
    private static final String PROJECT = "deal:1";

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = JdbcLedger.open(
                LedgerSettings.inMemory("billing-periods-" + UUID.randomUUID()).withDurability(Durability.NONE),
                () -> UUID.randomUUID().toString());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private BillingPeriods at(String instant) {
        return new BillingPeriods(
                ledger,
                new Companies(REGIONS),
                (type, region) -> List.of(new NewTransaction("billing-readiness", region, null, "b")),
                Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private void contract(Map<String, Object> more) {
        Map<String, Object> contract = new LinkedHashMap<>(Map.of(
                "id", PROJECT,
                "legalEntity", "de01",
                "currency", "EUR",
                "startOn", "2026-03-10",
                "endOn", "2026-04-20",
                "lines", List.of(Map.of("key", "1", "taxes", List.of(Map.of("treatment", "standard"))))));
        contract.putAll(more);
        ledger.references().keep(List.of(new Reference("contract", PROJECT, "1", PROJECT, contract)));
    }

    private void entry(String id, String day, EntryState state, String rule, Money atRisk) {
        EntryKey key = new EntryKey("kantata", "time-entry", id);
        EntryRecord entry = new EntryRecord(
                key,
                "1",
                0,
                new EntryRecord.Place("de01", PROJECT, LocalDate.parse(day), "17", 3600),
                new EntryRecord.Verdict(
                        state,
                        state == EntryState.HELD ? rule + "|de01|" + PROJECT : null,
                        rule,
                        state == EntryState.HELD ? "finance" : null,
                        atRisk,
                        List.of()),
                Map.of("id", id),
                "T-1");
        ledger.entries().store(List.of(new Decided(entry, List.of())), new Gathering(500, Duration.ofMinutes(1)));
    }

    @Test
    void aMonthIsDueOnceItIsOverInTheZoneOfTheCompanyAndOnlyOnce() {
        contract(Map.of());
        assertThat(at("2026-03-31T21:59:59Z").tellDue()).isZero();
        assertThat(at("2026-03-31T22:00:00Z").tellDue()).isEqualTo(1);
        assertThat(at("2026-03-31T23:00:00Z").tellDue()).isEqualTo(1);
        assertThat(ledger.ofObject("billing-period", PROJECT + ":2026-03")).hasSize(1);
        at("2026-05-02T12:00:00Z").tellDue();
        assertThat(ledger.ofObject("billing-period", PROJECT + ":2026-04")).hasSize(1);
        assertThat(at("2026-06-02T12:00:00Z").tellDue())
                .as("the contract ended in April")
                .isEqualTo(1);
        assertThat(at("2026-07-02T12:00:00Z").tellDue()).isZero();
    }

    @Test
    void aMonthInWhichEverythingIsApprovedIsReleased() {
        contract(Map.of());
        entry("1", "2026-03-31", EntryState.DECIDED, null, null);
        entry("2", "2026-04-01", EntryState.WAITING, null, null);
        assertThat(at("2026-04-02T12:00:00Z").judge(PROJECT, "2026-03").open()).isEmpty();
    }

    @Test
    void whatIsOpenOfTheMonthIsFoundAtOnceWithTheMoneyAtRisk() {
        contract(Map.of("poRequired", true));
        entry("1", "2026-03-31", EntryState.WAITING, null, null);
        entry("2", "2026-03-30", EntryState.RETURNED, "D20", null);
        entry("3", "2026-03-30", EntryState.HELD, "D25", null);
        entry("4", "2026-03-30", EntryState.HELD, "D21", Money.of("10.00", "EUR"));
        entry("5", "2026-03-30", EntryState.HELD, "D33", Money.of("70.00", "EUR"));
        entry("6", "2026-03-29", EntryState.HELD, "D33", Money.of("30.00", "EUR"));
        List<Ruling> open = at("2026-04-02T12:00:00Z").judge(PROJECT, "2026-03").open();
        assertThat(open).extracting(Ruling::rule).containsExactlyInAnyOrder("D11", "D25", "D21", "D33", "D41");
        assertThat(open)
                .filteredOn(one -> one.rule().equals("D11"))
                .first()
                .satisfies(one -> assertThat(one.numbers()).containsEntry("waiting for approval", 2));
        assertThat(open)
                .filteredOn(one -> one.rule().equals("D33"))
                .extracting(Ruling::atRisk)
                .containsExactly(Money.of("100.00", "EUR"));
    }

    @Test
    void aProjectWithoutContractIsToldWithWhatToDo() {
        assertThatThrownBy(() -> at("2026-04-02T12:00:00Z").judge("nobody:1", "2026-03"))
                .hasMessageContaining("LED-2120")
                .hasMessageContaining("nobody:1");
    }
}
