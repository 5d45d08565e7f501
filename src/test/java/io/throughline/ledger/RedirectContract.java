package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.intend;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change.Bind;
import io.throughline.ledger.Change.ConfirmSubject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of customers whose accounts were merged at the CRM (D58). */
interface RedirectContract extends LedgerUnderTest {

    private Lease confirmed(String subject, String id) {
        Lease holder = acceptedAndClaimed(unique("flow"));
        commit(holder, intend("customer", subject));
        commit(
                holder,
                new ConfirmSubject(subject, "customer", Map.of("id", id)),
                new Bind("customer", subject, "netsuite", id));
        return holder;
    }

    @Test
    default void d58TheLosingIdResolvesToTheOtherWithItsCustomerAndHistoryKeepsIt() {
        String lost = unique("X");
        String kept = unique("Y");
        Lease holder = confirmed("customer:" + lost + ":de01", "C-1");

        Redirects.Redirected done = ledger().redirects().redirect("customer", lost, kept, holder.transactionId());

        assertThat(done.moved()).containsExactly("customer:%s:de01 = C-1 in netsuite".formatted(kept));
        assertThat(done.apart()).isEmpty();
        assertThat(ledger().redirects().resolved("customer", lost)).isEqualTo(kept);
        assertThat(ledger().bindings("customer", "customer:" + kept + ":de01")).isEqualTo(Map.of("netsuite", "C-1"));
        assertThat(ledger().bindings("customer", "customer:" + lost + ":de01")).isEqualTo(Map.of("netsuite", "C-1"));
        assertThat(ledger().boundTo("customer", "netsuite", "C-1")).contains("customer:" + kept + ":de01");
        assertThat(ledger().redirects()
                        .redirect("customer", lost, kept, holder.transactionId())
                        .moved())
                .as("the same again changes nothing")
                .isEmpty();
    }

    @Test
    default void d58OpenWorkOfEitherIdUsesTheOneCustomerAndMakesNoNewOne() {
        String lost = unique("X");
        String kept = unique("Y");
        Lease holder = confirmed("customer:" + lost + ":de01", "C-1");
        ledger().redirects().redirect("customer", lost, kept, holder.transactionId());

        Committed exists =
                new Committed.SubjectExists("customer:" + kept + ":de01", holder.transactionId(), Map.of("id", "C-1"));
        assertThat(commit(acceptedAndClaimed(unique("flow")), intend("customer", "customer:" + lost + ":de01")))
                .isEqualTo(exists);
        assertThat(commit(acceptedAndClaimed(unique("flow")), intend("customer", "customer:" + kept + ":de01")))
                .isEqualTo(exists);
    }

    @Test
    default void d58WhatWasReservedBeforeTheMergeIsConfirmedAfterIt() {
        String lost = unique("X");
        String subject = "customer:" + lost + ":de01";
        Lease holder = acceptedAndClaimed(unique("flow"));
        commit(holder, intend("customer", subject));
        String kept = unique("Y");
        ledger().redirects().redirect("customer", lost, kept, holder.transactionId());

        assertThat(commit(holder, new ConfirmSubject(subject, "customer", Map.of("id", "C-9"))))
                .isEqualTo(new Committed.Stored());
        assertThat(commit(acceptedAndClaimed(unique("flow")), intend("customer", "customer:" + kept + ":de01")))
                .as("the other id finds it")
                .isInstanceOf(Committed.SubjectExists.class);
    }

    @Test
    default void d58TwoCustomersOfOnePartyAreToldAndACircleIsNone() {
        String lost = unique("X");
        String kept = unique("Y");
        Lease holder = confirmed("customer:" + lost + ":de01", "C-1");
        confirmed("customer:" + kept + ":de01", "C-2");
        Redirects redirects = ledger().redirects();

        assertThat(redirects
                        .redirect("customer", lost, kept, holder.transactionId())
                        .apart())
                .containsExactly("customer:%s:de01: C-1 and C-2 in netsuite".formatted(kept));
        assertThat(ledger().bindings("customer", "customer:" + lost + ":de01")).isEqualTo(Map.of("netsuite", "C-2"));
        assertThat(redirects
                        .redirect("customer", kept, lost, holder.transactionId())
                        .circle())
                .isTrue();
        String last = unique("Z");
        redirects.redirect("customer", kept, last, holder.transactionId());
        assertThat(redirects.resolved("customer", lost)).isEqualTo(last);
        assertThat(List.of(redirects.resolved("customer", last), redirects.resolved("other", lost)))
                .containsExactly(last, lost);
    }
}
