package io.throughline.mapping;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mappings of the repository and the chains of its regions. */
final class ShippedMappings {

    static final Layers LAYERS = Layers.over();

    private ShippedMappings() {}

    /** The chain of each region by its code, from {@code extends} in config/regions. */
    static Map<String, List<String>> chains() {
        Problems problems = new Problems();
        Map<String, List<String>> chains = new LinkedHashMap<>();
        for (String path : LAYERS.list("config/regions", ".yaml")) {
            String code = path.substring(path.lastIndexOf('/') + 1).replace(".yaml", "");
            chains.put(code, chain(code, problems));
        }
        problems.throwIfAny();
        return chains;
    }

    private static List<String> chain(String code, Problems problems) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = Optional.of(code);
        while (next.isPresent() && chain.size() < 10) {
            chain.add(next.get());
            next = YamlReader.readMap(LAYERS, "config/regions/" + next.get() + ".yaml", problems)
                    .map(yaml -> yaml.fields(problems))
                    .flatMap((YamlFields fields) -> fields.text("extends"));
        }
        return chain;
    }

    static MappingCatalog catalog(Problems problems) {
        return MappingCatalog.load(LAYERS, chains().values(), problems);
    }
}
