package io.throughline.camel.call;

import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorAnswer;
import io.throughline.ledger.RawAnswer;
import io.throughline.workflow.Outcome;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Sends the request of its endpoint, keeps the attempt's record of what may have been written, and leaves the answer as body. */
final class CallProducer extends DefaultProducer {

    private final SystemChoice choice;
    private final Caller caller;

    CallProducer(CallEndpoint endpoint, SystemChoice choice, Caller caller) {
        super(endpoint);
        this.choice = choice;
        this.caller = caller;
    }

    @Override
    public void process(Exchange exchange) {
        CallContext context = CallContext.of(exchange);
        context.requireOpen("call " + caller.label());
        boolean writtenBefore = context.written();
        try {
            VendorAnswer answer = answer(exchange, context);
            if (EachItem.noneApplied(caller.call(), answer)) {
                context.written(writtenBefore);
            }
            leave(exchange, answer);
        } catch (CallException e) {
            endedWith(e, exchange, context, writtenBefore);
        }
    }

    private VendorAnswer answer(Exchange exchange, CallContext context) {
        SystemConfig system = choice.of(context.attempt());
        CallValues values = new CallValues(exchange, context.attempt(), system);
        Object body = exchange.getMessage().getBody();
        Caller answering = context.tap().calls().map(caller::through).orElse(caller);
        return answering.send(values, system.name(), body, new Watch(context));
    }

    private void leave(Exchange exchange, VendorAnswer answer) {
        if (caller.call().present()) {
            PresentRecord.leave(exchange, answer.body());
            return;
        }
        if (caller.call().writes()) {
            PresentRecord.forget(exchange);
        }
        exchange.getMessage().setBody(answer.body());
        exchange.removeVariable("location");
        exchange.removeVariable("locationId");
        answer.location().ifPresent(location -> {
            exchange.setVariable("location", location);
            exchange.setVariable("locationId", location.substring(location.lastIndexOf('/') + 1));
        });
    }

    /** A definite no takes the mark of this call back, but not that of an earlier one: then the whole attempt is in doubt. */
    private void endedWith(CallException e, Exchange exchange, CallContext context, boolean writtenBefore) {
        boolean isAbsent = caller.call().absent().contains(e.status());
        if (isAbsent || e.outcome() != Outcome.UNKNOWN) {
            context.written(writtenBefore);
        }
        if (isAbsent) {
            leave(exchange, new VendorAnswer(e.status(), null, new byte[0], Optional.empty()));
            return;
        }
        throw writtenBefore && e.outcome() != Outcome.UNKNOWN ? e.afterEarlierWrite() : e;
    }

    /** Tells the attempt what happens. */
    private final class Watch implements CallObserver {

        private final CallContext context;

        Watch(CallContext context) {
            this.context = context;
        }

        @Override
        public String label() {
            return caller.label();
        }

        @Override
        public void beforeSend() {
            context.checkBeforeSend();
            if (caller.call().writes()) {
                context.written(true);
            }
        }

        @Override
        public void answered(VendorAnswer answer) {
            context.answered(new RawAnswer(caller.label(), answer.status(), answer.raw()));
        }
    }
}
