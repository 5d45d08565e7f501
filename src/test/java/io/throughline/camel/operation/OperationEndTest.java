package io.throughline.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.call.Attempt;
import io.throughline.camel.call.CallContext;
import io.throughline.camel.call.Ending;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewCase;
import io.throughline.workflow.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What an operation route that wrote nothing may end as; what it may end as after a write, the tests of {@code call:} show. */
class OperationEndTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final CallContext call =
            new CallContext(new Attempt(Map.of(), "tl-1", "key", Optional.empty(), List.of()), () -> {});

    @Test
    void aRouteThatSaysNothingAndWroteNothingIsAFailureForAPerson() {
        OperationResult result = new OperationEnd(exchange, call).read();
        assertThat(result.outcome()).isEqualTo(Outcome.HELD);
        assertThat(result.hold().kind()).isEqualTo("failure");
        assertThat(result.code()).isEqualTo("CAM-2001");
    }

    @Test
    void aDeclaredResultIsApplied() {
        call.end(new Ending(Ending.Kind.APPLIED, Map.of("id", "7"), "", null));
        assertThat(new OperationEnd(exchange, call).read().value()).containsEntry("id", "7");
    }

    @Test
    void aResultThatIsNoObjectIsNoResult() {
        call.end(new Ending(Ending.Kind.APPLIED, "seven", "", null));
        assertThat(new OperationEnd(exchange, call).read().code()).isEqualTo("CAM-2003");
    }

    @Test
    void aHoldOfARuleKeepsItsTeam() {
        exchange.setException(new HoldException(
                new NewCase("hold", "finance", "D47", "no number", "no number", "get it", null, null, null)));
        OperationResult result = new OperationEnd(exchange, call).read();
        assertThat(result.outcome()).isEqualTo(Outcome.HELD);
        assertThat(result.hold().team()).isEqualTo("finance");
    }

    @Test
    void g16AFaultOfOursIsToldByItsKindAndNeverByItsText() {
        exchange.setException(new IllegalStateException("Jane Doe <jane@example.com>"));
        OperationResult result = new OperationEnd(exchange, call).read();
        assertThat(result.problem()).contains("IllegalStateException").doesNotContain("jane");
    }

    @Test
    void r24ALedgerThatIsAwayIsTriedAgainAndNobodyIsAsked() {
        exchange.setException(
                new LedgerUnavailableException("LED-2001 the ledger's database cannot be used now.", null));
        OperationResult result = new OperationEnd(exchange, call).read();
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(result.hold()).isNull();
    }

    @Test
    void aFaultWithACodeIsToldInFull() {
        exchange.setException(new IllegalStateException("CFG-2004 the region is unknown. Add its file."));
        assertThat(new OperationEnd(exchange, call).read().code()).isEqualTo("CFG-2004");
    }
}
