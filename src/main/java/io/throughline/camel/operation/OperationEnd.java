package io.throughline.camel.operation;

import io.throughline.camel.call.CallContext;
import io.throughline.camel.call.Ending;
import io.throughline.camel.call.Hold;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.connector.CallException;
import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.NewCase;
import io.throughline.mapping.MappingException;
import io.throughline.workflow.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what an operation route came to. A route that says nothing is in doubt if it may have written; what goes wrong on our side before anything was
 * written is a failure for a person, never a reason to undo.
 */
final class OperationEnd {

    private static final Logger LOG = LoggerFactory.getLogger(OperationEnd.class);

    private final Exchange exchange;
    private final CallContext call;

    OperationEnd(Exchange exchange, CallContext call) {
        this.exchange = exchange;
        this.call = call;
    }

    OperationResult read() {
        Throwable fault = exchange.getException();
        return fault == null ? declared() : failed(fault);
    }

    private OperationResult declared() {
        return call.ending().map(this::of).orElseGet(() -> ours("CAM-2001", "its route ended without an outcome"));
    }

    private OperationResult of(Ending ending) {
        return switch (ending.kind()) {
            case APPLIED, FOUND -> applied(ending.result());
            case UNDECIDED -> undecided(call.candidates());
            case ABSENT -> result(Outcome.APPLIED, null, true, null, null);
            case REFUSED ->
                call.written()
                        ? result(Outcome.UNKNOWN, null, false, ending.reason(), "CAM-2002")
                                .leftInPart()
                        : result(Outcome.REJECTED, null, false, ending.reason(), "CAM-2002");
            case HELD -> held(desk(ending.hold()));
        };
    }

    @SuppressWarnings("unchecked")
    private OperationResult applied(Object value) {
        if (value != null && !(value instanceof Map)) {
            return ours(
                    "CAM-2003",
                    "its result is no object but a " + value.getClass().getSimpleName());
        }
        return result(Outcome.APPLIED, (Map<String, Object>) value, false, null, null);
    }

    private OperationResult failed(Throwable fault) {
        Throwable known =
                causes(fault).filter(OperationEnd::isKnown).findFirst().orElse(fault);
        if (known instanceof LeaseLostException lost) {
            throw lost;
        }
        if (known instanceof HoldException hold) {
            return held(hold.desk());
        }
        if (known instanceof LedgerUnavailableException away) {
            return withoutLedger(away);
        }
        return known instanceof CallException refused ? refused(refused) : broken(known);
    }

    // A rule that reads the ledger meets its outage like everybody else: nobody need decide anything, it is read again
    //
    private OperationResult withoutLedger(LedgerUnavailableException away) {
        Outcome outcome = call.written() ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
        return result(outcome, null, false, away.getMessage(), "LED-2001");
    }

    private static NewCase desk(Hold hold) {
        return new NewCase("hold", hold.team(), hold.rule(), hold.title(), hold.detail(), hold.fix(), null, null, null);
    }

    // A hold after a write of the same attempt is no hold: what stands in the target must be asked first.
    private OperationResult held(NewCase desk) {
        if (call.written()) {
            return result(Outcome.UNKNOWN, null, false, desk.title(), desk.code());
        }
        return new OperationResult(
                Outcome.HELD, null, false, desk.title(), desk.code(), null, false, desk, place(), call.answers());
    }

    private static boolean isKnown(Throwable cause) {
        return cause instanceof LeaseLostException
                || cause instanceof HoldException
                || cause instanceof LedgerUnavailableException
                || cause instanceof CallException
                || cause instanceof MappingException;
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private OperationResult refused(CallException refused) {
        OperationResult result = new OperationResult(
                refused.outcome(),
                null,
                false,
                refused.text(),
                refused.code(),
                refused.retryAfter().orElse(null),
                refused.pause(),
                null,
                place(),
                call.answers());
        if (refused.isUndecided()) {
            return result.among(List.of());
        }
        return refused.inPart() ? result.leftInPart() : result;
    }

    private OperationResult undecided(List<Object> records) {
        if (!records.stream().allMatch(Map.class::isInstance)) {
            return ours("CAM-2003", "a candidate of outcome:undecided is no object");
        }
        return inDoubt("CAM-2006", records.size() + " records could be the one that an earlier call made")
                .among(records.stream().map(Json::asObject).toList());
    }

    private OperationResult inDoubt(String code, String what) {
        return result(Outcome.UNKNOWN, null, false, what, code);
    }

    private OperationResult broken(Throwable fault) {
        if (fault instanceof MappingException mapping) {
            return ours(mapping.problems().get(0).code(), mapping.getMessage());
        }
        LOG.error("CAM-2004 route {} failed", exchange.getFromRouteId(), fault);
        String text = fault.getMessage() == null ? "" : fault.getMessage();
        boolean ours = text.matches("(?s)[A-Z]{3}-\\d{4} .*");
        return ours(
                ours ? text.substring(0, 8) : "CAM-2004",
                ours ? text : "its route failed: " + fault.getClass().getSimpleName());
    }

    private OperationResult ours(String code, String what) {
        if (call.written()) {
            return result(Outcome.UNKNOWN, null, false, what, code);
        }
        NewCase desk = new NewCase(
                "failure",
                "integration-support",
                code,
                "An operation could not be prepared",
                what,
                "Mend the route, mapping or data that it names, then try the step again. Nothing was written.",
                null,
                null,
                null);
        return new OperationResult(Outcome.HELD, null, false, what, code, null, false, desk, place(), call.answers());
    }

    private OperationResult result(
            Outcome outcome, Map<String, Object> value, boolean absent, String problem, String code) {
        return new OperationResult(outcome, value, absent, problem, code, null, false, null, place(), call.answers());
    }

    private OperationResult.Place place() {
        return exchange.getProperty(PlaceComponent.PROPERTY, OperationResult.Place.class);
    }
}
