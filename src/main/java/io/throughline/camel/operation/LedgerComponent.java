package io.throughline.camel.operation;

import io.throughline.camel.call.CallContext;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** {@code ledger:<name>} reads or keeps something in the ledger for the transaction document; the body becomes what it answers, or the operation is held. */
public final class LedgerComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, exchange -> answer(exchange, remaining));
    }

    private void answer(Exchange exchange, String name) {
        LedgerOperation operation = CamelContextHelper.mandatoryLookup(getCamelContext(), name, LedgerOperation.class);
        exchange.getMessage()
                .setBody(operation.answer(CallContext.of(exchange).attempt().document()));
    }
}
