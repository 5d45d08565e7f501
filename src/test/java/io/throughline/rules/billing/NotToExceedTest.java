package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NotToExceedTest {

    @Example
    void d33TheBillablePartIsSplitAtTheCap() {
        CapAccount cap =
                CapAccount.ofContract(contract("hold"), CapAccount.Over.HOLD).orElseThrow();

        D33NotToExceed.CapSplit split = D33NotToExceed.split(List.of(cap), eur("3000"));

        assertThat(split.chargeable()).isEqualTo(eur("2000"));
        assertThat(split.waiting()).isEqualTo(eur("1000"));
        assertThat(split.nonChargeable()).isEqualTo(eur("0"));
        assertThat(split.ruling().atRisk()).isEqualTo(eur("1000"));
        assertThat(split.ruling().team()).isEqualTo("sales-operations");
    }

    @Example
    void d33TheContractMaySayThatTheRestIsNotCharged() {
        CapAccount cap = CapAccount.ofContract(contract("non-chargeable"), CapAccount.Over.HOLD)
                .orElseThrow();

        D33NotToExceed.CapSplit split = D33NotToExceed.split(List.of(cap), eur("3000"));

        assertThat(split.nonChargeable()).isEqualTo(eur("1000"));
        assertThat(split.waiting()).isEqualTo(eur("0"));
        assertThat(split.ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);
    }

    @Example
    void d33TheTighterOfTheCapsOfContractAndLineBinds() {
        CapAccount contract =
                CapAccount.ofContract(contract("hold"), CapAccount.Over.HOLD).orElseThrow();
        CapAccount line = CapAccount.ofLine(contract("hold"), "1", eur("0"), eur("400"), CapAccount.Over.HOLD)
                .orElseThrow();

        D33NotToExceed.CapSplit split = D33NotToExceed.split(List.of(contract, line), eur("3000"));

        assertThat(split.chargeable()).isEqualTo(eur("600"));
        assertThat(split.after()).extracting(CapAccount::room).containsExactly(eur("1400"), eur("0"));
    }

    @Example
    void d33ALimitPassedAlreadyChargesNothingAndAReversalGivesRoomBack() {
        CapAccount passed = new CapAccount("c", eur("100"), eur("150"), eur("0"), CapAccount.Over.HOLD);
        assertThat(D33NotToExceed.split(List.of(passed), eur("10")).chargeable())
                .isEqualTo(eur("0"));

        CapAccount full = new CapAccount("c", eur("100"), eur("0"), eur("100"), CapAccount.Over.HOLD);
        D33NotToExceed.CapSplit reversal = D33NotToExceed.split(List.of(full), eur("-40"));
        assertThat(reversal.chargeable()).isEqualTo(eur("-40"));
        assertThat(reversal.after().get(0).room()).isEqualTo(eur("40"));
    }

    @Example
    void d33ACapInAnotherCurrencyIsNeverCompared() {
        CapAccount cap =
                CapAccount.ofContract(contract("hold"), CapAccount.Over.HOLD).orElseThrow();

        D33NotToExceed.CapSplit split = D33NotToExceed.split(List.of(cap), Money.of("1", "USD"));

        assertThat(split.ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(split.chargeable().signum()).isZero();
    }

    @Property(tries = 200)
    void d33TheSameEntriesInAnyOrderGiveTheSamePartsAndNeverPassTheCap(@ForAll long seed) {
        Random random = new Random(seed);
        String currency = List.of("EUR", "JPY", "KWD").get(random.nextInt(3));
        Money limit = minor(random.nextInt(500_000), currency);
        CapAccount cap = new CapAccount(
                "c", limit, minor(random.nextInt(100_000), currency), minor(0, currency), CapAccount.Over.HOLD);
        List<D33NotToExceed.Claim> claims = new ArrayList<>();
        for (int at = 0; at < 30; at++) {
            LocalDate day = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(31));
            claims.add(new D33NotToExceed.Claim("e" + at, day, minor(random.nextInt(40_000), currency)));
        }
        Map<String, D33NotToExceed.CapSplit> first = D33NotToExceed.splitAll(List.of(cap), claims);
        Collections.shuffle(claims, random);
        Map<String, D33NotToExceed.CapSplit> second = D33NotToExceed.splitAll(List.of(cap), claims);

        assertThat(second).isEqualTo(first);
        Money charged = Money.none(currency);
        for (D33NotToExceed.Claim claim : claims) {
            D33NotToExceed.CapSplit split = first.get(claim.id());
            assertThat(split.chargeable().plus(split.over())).isEqualTo(claim.amount());
            assertThat(split.over().signum()).isNotNegative();
            charged = charged.plus(split.chargeable());
        }
        Money wanted = claims.stream().map(D33NotToExceed.Claim::amount).reduce(Money.none(currency), Money::plus);
        assertThat(charged).isEqualTo(wanted.isMoreThan(cap.room()) ? cap.room() : wanted);
    }

    private static Map<String, Object> contract(String over) {
        return Map.of(
                "id",
                "5501",
                "notToExceed",
                Map.of(
                        "limit", eur("50000").plain(),
                        "over", over,
                        "invoiced", eur("42000").plain(),
                        "unbilled", eur("6000").plain()),
                "lines",
                List.of(Map.of("key", "1", "notToExceed", eur("1000").plain())));
    }

    private static Money minor(int minor, String currency) {
        return Money.ofMinor(BigDecimal.valueOf(minor), currency);
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }
}
