package io.throughline.camel.call;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * What names in templates stand for, in this order: {@code marker} and {@code key} of the attempt, {@code system.<setting>} of the account,
 * exchange variables of the route, the transaction document.
 */
final class CallValues {

    private static final String ITEM = "item.";

    private final Exchange exchange;
    private final Attempt attempt;
    private final SystemConfig system;
    private final Object item;

    CallValues(Exchange exchange, Attempt attempt, SystemConfig system) {
        this(exchange, attempt, system, null);
    }

    private CallValues(Exchange exchange, Attempt attempt, SystemConfig system, Object item) {
        this.exchange = exchange;
        this.attempt = attempt;
        this.system = system;
        this.item = item;
    }

    /** The same for one item of a list that is sent call by call: {@code item.<name>} stands for its fields. */
    CallValues at(Object one) {
        return new CallValues(exchange, attempt, system, one);
    }

    /**
     * The value of a name as text.
     *
     * @throws IllegalArgumentException if there is none, or it is an object or list
     */
    String textOf(String name) {
        Object value = valueOf(name);
        if (value == null || value instanceof Map || value instanceof Collection) {
            throw new IllegalArgumentException(
                    "CON-1008 {" + name + "} is " + (value == null ? "absent" : Json.describe(value))
                            + " here: the request was not sent. Look at what the document and the variables of the route hold.");
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private Object valueOf(String name) {
        if (name.equals("marker")) {
            return attempt.marker();
        }
        if (name.equals("key")) {
            return attempt.key();
        }
        if (name.startsWith("system.")) {
            return system.settings().get(name.substring("system.".length()));
        }
        if (item != null && name.startsWith(ITEM)) {
            return Json.at(item, name.substring(ITEM.length()));
        }
        Object variable = inVariables(name);
        return variable != null ? variable : Json.at(attempt.document(), name);
    }

    private Object inVariables(String name) {
        int dot = name.indexOf('.');
        Object variable = exchange.getVariable(dot < 0 ? name : name.substring(0, dot));
        return dot < 0 ? variable : Json.at(variable, name.substring(dot + 1));
    }
}
