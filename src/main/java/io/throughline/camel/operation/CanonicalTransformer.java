package io.throughline.camel.operation;

import io.throughline.camel.call.Attempt;
import io.throughline.camel.call.CallContext;
import io.throughline.camel.call.CallTap;
import io.throughline.camel.call.PresentRecord;
import io.throughline.camel.call.ReadPaths;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.mapping.Crosswalk;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import io.throughline.mapping.MappingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

    /** The kind of exception by which {@code config/desk.yaml} and regions choose who decides about a value that nobody mapped. */
    public static final String KIND = "mapping";

    private static final String CANONICAL = "canonical";

    private final MappingCatalog mappings;
    private final Function<String, Map<String, Object>> settings;
    private final DealSurroundings surroundings;
    private final Function<Map<String, Object>, Crosswalk> crosswalk;
    private final UnmappedCases cases;

    private CanonicalTransformer(
            MappingCatalog mappings,
            Function<String, Map<String, Object>> settings,
            DealSurroundings surroundings,
            Function<Map<String, Object>, Crosswalk> crosswalk,
            UnmappedCases cases) {
        this.mappings = mappings;
        this.settings = settings;
        this.surroundings = surroundings;
        this.crosswalk = crosswalk;
        this.cases = cases;
    }

    /**
     * Makes the mappings known to a Camel context; before its routes start.
     *
     * @param settings of a system by its name: what mappings read as {@code $system.<name>}
     * @param surroundings says whose overlays count, and for which day
     * @param crosswalk who is who, for mappings that ask it, by the transaction document
     * @param teams the team that decides about a value that nobody mapped, by region (null where none is known)
     */
    public static void register(
            CamelContext context,
            MappingCatalog mappings,
            Function<String, Map<String, Object>> settings,
            DealSurroundings surroundings,
            Function<Map<String, Object>, Crosswalk> crosswalk,
            UnaryOperator<String> teams) {
        CanonicalTransformer transformer = new CanonicalTransformer(
                mappings, settings, surroundings, crosswalk, new UnmappedCases(mappings.schemas(), teams));
        transformer.setCamelContext(context);
        context.getRegistry().bind("throughlineReadPaths", ReadPaths.class, (ReadPaths) mappings::readsOf);
        context.getTransformerRegistry().put(new TransformerKey(CANONICAL), transformer);
    }

    @Override
    public void transform(Message message, DataType from, DataType to) {
        Exchange exchange = message.getExchange();
        CallContext call = CallContext.of(exchange);
        Attempt attempt = call.attempt();
        Surroundings around = surroundings.of(attempt.document(), place(exchange, attempt), account(exchange));
        Mapping mapping = mappings.mapping(name(from, to), around.chain());
        Object input = message.getBody();
        Map<String, Object> context = context(exchange, attempt, around);
        Map<String, Object> result = applied(mapping, input, context, around);
        message.setBody(result);
        tell(call.tap(), mapping, input, context, result);
    }

    private Map<String, Object> applied(
            Mapping mapping, Object input, Map<String, Object> context, Surroundings around) {
        try {
            return mapping.apply(input, context);
        } catch (MappingException e) {
            throw cases.of(e, mapping, around.region())
                    .<RuntimeException>map(HoldException::new)
                    .orElse(e);
        }
    }

    /** Variables of the exchange change after this; who looks later sees them as they were. */
    private static void tell(
            CallTap tap, Mapping mapping, Object input, Map<String, Object> context, Map<String, Object> result) {
        if (tap.seesMappings()) {
            Map<String, Object> kept = new LinkedHashMap<>(context);
            kept.computeIfPresent("variable", (name, variables) -> new LinkedHashMap<>(Json.asObject(variables)));
            tap.mapped(mapping, input, kept, result);
        }
    }

    /** The route that reads a deal finds its region out itself: what it maps after that is mapped as the region says. */
    private static OperationResult.Place place(Exchange exchange, Attempt attempt) {
        OperationResult.Place found = exchange.getProperty(PlaceComponent.PROPERTY, OperationResult.Place.class);
        return found != null
                ? found
                : new OperationResult.Place(
                        attempt.regions().isEmpty() ? null : attempt.regions().get(0),
                        Json.textAt(attempt.document(), "transaction.legalEntity"));
    }

    private static DealSurroundings.Account account(Exchange exchange) {
        return new DealSurroundings.Account(
                exchange.getVariable("accountIdHint", String.class),
                exchange.getVariable("accountNumberHint", String.class));
    }

    private static String name(DataType from, DataType to) {
        return CANONICAL.equals(to.getScheme())
                ? from.getScheme() + "/" + from.getName() + ".to-canonical"
                : to.getScheme() + "/" + to.getName() + ".from-canonical";
    }

    /** What a mapping may read beside its input, each behind a {@code $}. */
    private Map<String, Object> context(Exchange exchange, Attempt attempt, Surroundings around) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("marker", attempt.marker());
        context.put("key", attempt.key());
        context.put("region", around.region());
        context.put("legalEntity", around.legalEntity());
        context.put("customer", around.customer());
        context.put("date", around.date().toString());
        context.put("crosswalk", crosswalk.apply(attempt.document()));
        context.put("document", attempt.document());
        PresentRecord present = exchange.getProperty(PresentRecord.PROPERTY, PresentRecord.class);
        if (present != null) {
            context.put("present", present.record());
        }
        context.put("variable", exchange.getVariables());
        context.put("system", attempt.system().map(settings).orElse(Map.of()));
        return context;
    }
}
