package io.throughline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** Stands in for {@code call:}: keeps the queries with their variables filled in, and answers as the test says. */
final class RecordingCalls extends DefaultComponent {

    final List<String> queries = new CopyOnWriteArrayList<>();
    private final Function<String, List<Map<String, Object>>> answers;

    RecordingCalls(Function<String, List<Map<String, Object>>> answers) {
        this.answers = answers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String template = getAndRemoveParameter(parameters, "query.q", String.class);
        parameters.clear();
        return new CallStandIn(uri, template);
    }

    private final class CallStandIn extends DefaultEndpoint {
        private final String template;

        CallStandIn(String uri, String template) {
            super(uri, RecordingCalls.this);
            this.template = template;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    String query = template;
                    for (String name : List.of("changedAt", "afterId", "page", "recordId")) {
                        query = query.replace('{' + name + '}', String.valueOf(exchange.getVariable(name)));
                    }
                    queries.add(query);
                    exchange.getMessage().setBody(new ArrayList<>(answers.apply(query)));
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException();
        }
    }
}
