package io.throughline.camel.call;

import io.throughline.connector.VendorCalls;
import io.throughline.connector.vendor.Paging;
import io.throughline.connector.vendor.Vendor;
import io.throughline.connector.vendor.Vendors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;

/**
 * {@code call:<system>}: sends one request to a connected system. Parameters: {@code method} (GET), {@code path}, {@code query.<name>},
 * {@code header.<name>}, {@code form}, {@code reads}, {@code pages=} the connector (body: all records), {@code
 * record=} the connector (body: the one record, null if none), {@code absent=404,410} (body: null), {@code present=true} (the answer is left beside the body as the record that the target
 * has: {@link PresentRecord}), {@code graphql}
 * (the text of a query or mutation, which goes out by POST) with {@code variable.<name>}, {@code only.<field>} (of the records, those with this value), {@code each=<list>} (the body holds a list of items {@code {key, send}}, each of which is sent in a call of
 * its own, several at once; templates see it as {@code {item.key}}; body: what each {@link EachItem came to}). With {@code
 * batch=} the path of an OData batch the items go in calls of {@code most=} of them, and as one change set if {@code whole=} names a field of the body that is true. Finds the {@link
 * io.throughline.connector.VendorClient} in the registry. All parameters are checked when the route starts. In names of headers an underscore
 * stands for a hyphen. A value with {@code +}, {@code &amp;} or {@code #} is written {@code RAW(…)}, as everywhere in Camel.
 */
public final class CallComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String system, Map<String, Object> parameters) {
        Optional<GraphQlCall> graphql = graphql(parameters);
        boolean reads = Boolean.parseBoolean(take(parameters, "reads", "false"));
        CallParameters call = new CallParameters(
                take(parameters, "method", graphql.isPresent() ? "POST" : "GET"),
                CallTemplate.parse(required(parameters, "path")),
                templates(parameters, "query."),
                headers(parameters),
                Boolean.parseBoolean(take(parameters, "form", "false")),
                reads || graphql.map(query -> query.text().reads()).orElse(false),
                paging(take(parameters, "pages", "")),
                paging(take(parameters, "record", "")),
                statuses(take(parameters, "absent", "")),
                graphql,
                templates(parameters, "only."),
                Boolean.parseBoolean(take(parameters, "present", "false")),
                types(take(parameters, "selects", "")),
                take(parameters, "each", ""),
                batch(parameters));
        return new CallEndpoint(uri, this, system, call);
    }

    private Optional<GraphQlCall> graphql(Map<String, Object> parameters) {
        String text = take(parameters, "graphql", "");
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new GraphQlCall(GraphQlText.of(text), templates(parameters, "variable.")));
    }

    private Optional<CallBatch> batch(Map<String, Object> parameters) {
        String path = take(parameters, "batch", "");
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallBatch(
                        CallTemplate.parse(path),
                        CallTemplate.parse(take(parameters, "most", String.valueOf(CallBatch.MOST))),
                        take(parameters, "whole", "")));
    }

    private String take(Map<String, Object> parameters, String name, String otherwise) {
        return getAndRemoveParameter(parameters, name, String.class, otherwise);
    }

    private String required(Map<String, Object> parameters, String name) {
        String value = take(parameters, name, null);
        if (value == null) {
            throw new IllegalArgumentException("CON-1009 call: needs the parameter " + name + ". Mend the route.");
        }
        return value;
    }

    private static Map<String, CallTemplate> templates(Map<String, Object> parameters, String prefix) {
        Map<String, CallTemplate> templates = new TreeMap<>();
        PropertiesHelper.extractProperties(parameters, prefix)
                .forEach((name, value) -> templates.put(name, CallTemplate.parse(value.toString())));
        return templates;
    }

    /** YAML takes hyphens out of parameter names, so an underscore stands for one: {@code header.If_Unmodified_Since}. */
    private static Map<String, CallTemplate> headers(Map<String, Object> parameters) {
        Map<String, CallTemplate> headers = new TreeMap<>();
        templates(parameters, "header.").forEach((name, template) -> headers.put(name.replace('_', '-'), template));
        return headers;
    }

    private Optional<Paging> paging(String vendor) {
        return vendor.isEmpty() ? Optional.empty() : Optional.of(manners(vendor).paging());
    }

    /** A vendor that only a file describes is known by the account that names it. */
    private Vendor manners(String vendor) {
        return Optional.ofNullable(getCamelContext().getRegistry().findSingleByType(VendorCalls.class)).stream()
                .flatMap(calls -> calls.systems().all().stream())
                .filter(account -> account.connector().equals(vendor))
                .findFirst()
                .map(Vendors::of)
                .orElseGet(() -> Vendors.named(vendor));
    }

    private static List<String> types(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
    }

    private static Set<Integer> statuses(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(status -> !status.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
