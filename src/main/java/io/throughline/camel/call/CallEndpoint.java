package io.throughline.camel.call;

import io.throughline.connector.VendorCalls;
import io.throughline.connector.vendor.SoqlFields;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** A request that a route can send. Only for sending. */
final class CallEndpoint extends DefaultEndpoint {

    private final String system;
    private final CallParameters call;

    CallEndpoint(String uri, CallComponent component, String system, CallParameters call) {
        super(uri, component);
        this.system = system;
        this.call = call;
    }

    @Override
    public Producer createProducer() {
        VendorCalls client = CamelContextHelper.findSingleByType(getCamelContext(), VendorCalls.class);
        if (client == null) {
            throw new IllegalStateException("CON-1010 no VendorClient is bound in the registry, so call:" + system
                    + " can send nothing. Install Throughline through its builder, or bind one.");
        }
        return new CallProducer(this, new SystemChoice(client.systems(), system), new Caller(client, selecting()));
    }

    private CallParameters selecting() {
        if (call.selects().isEmpty()) {
            return call;
        }
        ReadPaths paths = CamelContextHelper.findSingleByType(getCamelContext(), ReadPaths.class);
        if (paths == null) {
            throw new IllegalStateException(
                    "CON-1015 no mappings are bound in the registry, so that call:" + system
                            + " does not know which fields to select. Install Throughline through its builder, or bind ReadPaths.");
        }
        return call.selecting(SoqlFields.of(
                call.selects().stream().flatMap(type -> paths.of(type).stream()).collect(Collectors.toSet())));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("call: sends requests; nothing can be received from it");
    }
}
