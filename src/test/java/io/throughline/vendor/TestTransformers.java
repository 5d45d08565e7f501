package io.throughline.vendor;

import io.throughline.camel.call.Attempt;
import io.throughline.camel.call.CallContext;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.Regions;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.mapping.Mapping;
import io.throughline.mapping.MappingCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;

final class TestTransformers {
    private TestTransformers() {}

    static void install(CamelContext camel, Layers layers, Regions regions, Systems systems) throws Exception {
        Problems problems = new Problems();
        MappingCatalog catalog = MappingCatalog.load(
                layers, regions.selling().stream().map(Region::chain).toList(), problems);
        problems.throwIfAny();
        for (String name : catalog.names()) {
            Mapping base = catalog.mapping(name, List.of());
            DataType from = new DataType(base.source());
            DataType to = new DataType(base.target());
            Transformer transformer = new Transformer() {
                @Override
                public void transform(Message message, DataType f, DataType t) {
                    Exchange exchange = message.getExchange();
                    Attempt attempt = CallContext.of(exchange).attempt();
                    Object region = exchange.getVariable("region");
                    List<String> chain = region == null
                            ? attempt.regions()
                            : regions.region(region.toString()).orElseThrow().chain();
                    String vendor = name.substring(0, name.indexOf('/'));
                    SystemConfig system = systems.get(vendor);
                    Map<String, Object> settings = new HashMap<>(system.settings());
                    settings.put("url", system.url().toString());
                    Map<String, Object> context = new HashMap<>();
                    context.put("marker", attempt.marker());
                    context.put("key", attempt.key());
                    context.put("system", settings);
                    context.put("variable", exchange.getVariables());
                    context.put("document", attempt.document());
                    message.setBody(catalog.mapping(name, chain).apply(message.getBody(), context));
                }
            };
            transformer.setCamelContext(camel);
            camel.getTransformerRegistry().put(new TransformerKey(from, to), transformer);
        }
    }
}
