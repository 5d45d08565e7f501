package io.throughline.camel.operation;

import io.throughline.camel.call.Attempt;
import io.throughline.camel.call.CallContext;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;

/**
 * Mappings as Camel data types (message translator): {@code transformDataType} from {@code salesforce:opportunity} to {@code canonical:opportunity} runs the mapping
 * {@code salesforce/opportunity.to-canonical} with the overlays of the transaction's region, and back likewise. Thread-safe.
 */
public final class CanonicalTransformer extends Transformer {

    private static final String CANONICAL = "canonical";

    private final MappingCatalog mappings;
    private final Function<String, Map<String, Object>> settings;
    private final Function<String, List<String>> regionChain;

    private CanonicalTransformer(
            MappingCatalog mappings,
            Function<String, Map<String, Object>> settings,
            Function<String, List<String>> regionChain) {
        this.mappings = mappings;
        this.settings = settings;
        this.regionChain = regionChain;
    }

    /**
     * Makes the mappings known to a Camel context; before its routes start.
     *
     * @param settings of a system by its name: what mappings read as {@code $system.<name>}
     * @param regionChain a region's code → it and those it extends, the nearest first
     */
    public static void register(
            CamelContext context,
            MappingCatalog mappings,
            Function<String, Map<String, Object>> settings,
            Function<String, List<String>> regionChain) {
        CanonicalTransformer transformer = new CanonicalTransformer(mappings, settings, regionChain);
        transformer.setCamelContext(context);
        context.getTransformerRegistry().put(new TransformerKey(CANONICAL), transformer);
    }

    @Override
    public void transform(Message message, DataType from, DataType to) {
        Attempt attempt = CallContext.of(message.getExchange()).attempt();
        List<String> regions = regions(message.getExchange(), attempt);
        Mapping mapping = mappings.mapping(name(from, to), regions);
        message.setBody(mapping.apply(message.getBody(), context(message.getExchange(), attempt, regions)));
    }

    /** The route that reads a deal finds its region out itself: what it maps after that is mapped as the region says. */
    private List<String> regions(Exchange exchange, Attempt attempt) {
        OperationResult.Place place = exchange.getProperty(PlaceComponent.PROPERTY, OperationResult.Place.class);
        return place == null ? attempt.regions() : regionChain.apply(place.region());
    }

    private static String name(DataType from, DataType to) {
        return CANONICAL.equals(to.getScheme())
                ? from.getScheme() + "/" + from.getName() + ".to-canonical"
                : to.getScheme() + "/" + to.getName() + ".from-canonical";
    }

    /** What a mapping may read beside its input, each behind a {@code $}. */
    private Map<String, Object> context(Exchange exchange, Attempt attempt, List<String> regions) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("marker", attempt.marker());
        context.put("key", attempt.key());
        context.put("region", regions.isEmpty() ? null : regions.get(0));
        context.put("legalEntity", Json.at(attempt.document(), "transaction.legalEntity"));
        context.put("document", attempt.document());
        context.put("variable", exchange.getVariables());
        context.put("system", attempt.system().map(settings).orElse(Map.of()));
        return context;
    }
}
