package io.throughline.camel.call;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code outcome:applied}, {@code outcome:found}, {@code outcome:absent}, {@code outcome:refused?reason=…}: how an operation route declares
 * its end. Applied and found take the body as result.
 */
public final class OutcomeComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        String reason = getAndRemoveParameter(parameters, "reason", String.class, "");
        return new OutcomeEndpoint(uri, this, kind(word), reason);
    }

    private static Ending.Kind kind(String word) {
        try {
            return Ending.Kind.named(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "CON-1011 outcome: is applied, found, absent or refused, not '" + word + "'. Mend the route.", e);
        }
    }
}
