package io.throughline.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What no single region file can be wrong about: two regions claim one country, or one legal entity. */
final class RegionsAgree {

    private final RegionFiles files;
    private final Problems problems;

    RegionsAgree(RegionFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    void check() {
        Map<String, String> countries = new HashMap<>();
        Map<String, String> entities = new HashMap<>();
        files.all().forEach(file -> {
            YamlFields fields = file.map().fields(new Problems());
            fields.texts("countries").forEach(country -> claim(file, "countries", country, countries));
            fields.map("legalEntities")
                    .ifPresent(map -> map.names().forEach(entity -> claim(file, "legalEntities", entity, entities)));
        });
    }

    private void claim(RegionFile file, String what, String name, Map<String, String> claimed) {
        Optional.ofNullable(claimed.putIfAbsent(name, file.code()))
                .ifPresent(other -> problems.add(
                        "CFG-1115",
                        file.map().get(what).orElseThrow(),
                        "the region " + other + " has " + name + " too, so a deal could belong to either.",
                        "Leave it in one of them."));
    }
}
