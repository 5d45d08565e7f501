package io.throughline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskBed.Stopped;
import io.throughline.workflow.TransactionState;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody approves what they prepared (D60), nor more than their limit. */
class SeparationTest {

    private static final String RIGHTS = "rights: [view, prepare, approve, dismiss]";
    private static final String TEAMS = "teams: [all]";
    private static final String REGIONS = "regions: [all]";
    private static final String LIMIT = "limits: { EUR: \"500000\" }";
    private static final String NO_USER = "identities: { salesforce: none }";

    @TempDir
    private Path files;

    private DeskBed bed;

    @BeforeEach
    void open() {
        bed = new DeskBed(files);
        bed.people()
                .with("one", RIGHTS, TEAMS, REGIONS, LIMIT, NO_USER)
                .with("two", RIGHTS, TEAMS, REGIONS, LIMIT, NO_USER)
                .with("owner", RIGHTS, TEAMS, REGIONS, LIMIT, "identities: { salesforce: 005AP0000000001 }")
                .with("other-seller", RIGHTS, TEAMS, REGIONS, LIMIT, "identities: { salesforce: 005AP0000000002AAA }")
                .with("no-limit", RIGHTS, TEAMS, REGIONS, NO_USER)
                .with("other-currency", RIGHTS, TEAMS, REGIONS, "limits: { USD: \"9000000\" }", NO_USER)
                .with("low", RIGHTS, TEAMS, REGIONS, "limits: { EUR: \"499999.99\" }", NO_USER);
    }

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void d60TheOwnerInTheCrmDoesNotApproveWhateverTheFormOfTheId() {
        String deal = bed.deal(Stopped.APPROVAL);

        refused(deal, "owner", "DSK-1008", "owner owns this deal in salesforce");
        bed.decided("other-seller", deal, DeskAction.APPROVE);
    }

    @Test
    void d60WhatHasNoKnownOwnerIsApprovedByNobody() {
        refused(bed.approvalOfNoDeal(), "one", "DSK-1008", "nobody knows who owns this deal");
    }

    @Test
    void d60WhoCorrectedTheDealDoesNotApproveIt() {
        String deal = bed.deal(Stopped.HOLD);
        DeskReply corrected = bed.decide(
                "one",
                deal,
                DeskAction.CORRECT,
                null,
                Map.of("opportunity.contract.poNumber", "PO-1"),
                DeskRequest.Options.NONE);
        assertThat(corrected.status()).isEqualTo(200);
        bed.stopsAgain(deal, DeskBed.approval("finance above 400000.00 EUR", "500000"));

        refused(deal, "one", "DSK-1008", "one corrected this deal");
        bed.decided("two", deal, DeskAction.APPROVE);
    }

    @Test
    void d60OnePersonIsOneStageAndDoesNotPrepareAfterwards() {
        String deal = bed.deal(Stopped.APPROVAL);
        bed.decided("one", deal, DeskAction.APPROVE);
        bed.stopsAgain(deal, DeskBed.approval("pmo above 450000.00 EUR", "500000"));

        refused(deal, "one", "DSK-1008", "one approved another stage");
        DeskReply prepared = bed.decide(
                "one",
                deal,
                DeskAction.CORRECT,
                null,
                Map.of("opportunity.contract.poNumber", "PO-1"),
                DeskRequest.Options.NONE);
        assertThat(prepared.body()).containsEntry("code", "DSK-1008");
        bed.decided("two", deal, DeskAction.APPROVE);
        assertThat(bed.ledger().desk().decisions(deal))
                .extracting(decision -> decision.judgement().approved().stage())
                .containsExactly("finance above 400000.00 EUR", "pmo above 450000.00 EUR");
    }

    @Test
    void d60AnotherAmountIsAskedAnewAndMayBeApprovedByTheSamePersonAgain() {
        String deal = bed.deal(Stopped.APPROVAL);
        bed.decided("one", deal, DeskAction.APPROVE);
        bed.stopsAgain(deal, DeskBed.approval("finance above 400000.00 EUR", "499999"));

        bed.decided("one", deal, DeskAction.APPROVE);
    }

    @Test
    void nobodyApprovesMoreThanTheirLimitInTheCurrencyOfTheBooks() {
        String deal = bed.deal(Stopped.APPROVAL);

        refused(deal, "no-limit", "DSK-1009", "states no limit in EUR");
        refused(deal, "other-currency", "DSK-1009", "states no limit in EUR");
        refused(deal, "low", "DSK-1009", "the limit is 499999.99 EUR");
        bed.decided("one", deal, DeskAction.APPROVE);
    }

    private void refused(String deal, String person, String code, String why) {
        DeskReply reply = bed.decide(person, deal, DeskAction.APPROVE);
        assertThat(reply.status()).as("%s", reply).isEqualTo(403);
        assertThat(reply.body()).containsEntry("code", code);
        assertThat(Json.textAt(reply.body(), "message")).contains(why);
        assertThat(bed.state(deal)).isEqualTo(TransactionState.WITH_PERSON);
    }
}
