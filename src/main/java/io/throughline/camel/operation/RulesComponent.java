package io.throughline.camel.operation;

import io.throughline.camel.call.CallContext;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** {@code rules:<name>} decides about the transaction document; the body becomes what the rule says, or the operation is held. */
public final class RulesComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, exchange -> decide(exchange, remaining));
    }

    private void decide(Exchange exchange, String name) {
        RuleOperation rule = CamelContextHelper.mandatoryLookup(getCamelContext(), name, RuleOperation.class);
        exchange.getMessage()
                .setBody(rule.decide(CallContext.of(exchange).attempt().document()));
    }
}
