package io.throughline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the legal entities of a region in one period, for customers like all others and for those that have something of their own. */
final class CompaniesReading {

    private final RegionSources sources;
    private final Problems problems;

    CompaniesReading(RegionSources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    Region.Companies companies(RegionFile own, YamlMap settings, Validity period) {
        Map<String, YamlMap> written = new LinkedHashMap<>();
        own.entities()
                .forEach((id, entity) ->
                        written.put(id, Layering.over(Layering.without(entity, RegionFile.OWN_OF_ENTITY), settings)));
        int before = problems.size();
        Map<String, Company> companies = new LinkedHashMap<>();
        written.forEach((id, map) -> companies.put(id, company(id, map)));
        Map<String, List<Region.OfCustomer>> ofCustomers = new LinkedHashMap<>();
        if (problems.size() == before) {
            sources.customers().all().forEach(file -> ofCustomers.put(file.key(), ofCustomer(file, written, period)));
        }
        return new Region.Companies(companies, defaultOf(own, written), ofCustomers);
    }

    /** Read only if all is well without customers, so that what is wrong here is wrong because of them. */
    private List<Region.OfCustomer> ofCustomer(CustomerFile file, Map<String, YamlMap> written, Validity period) {
        return Periods.of(file.cuts()).stream()
                .flatMap(part -> part.and(period).stream())
                .map(part -> new Region.OfCustomer(part, ofCustomerIn(part, file, written)))
                .toList();
    }

    private Map<String, Company> ofCustomerIn(Validity period, CustomerFile file, Map<String, YamlMap> written) {
        Map<String, Company> companies = new LinkedHashMap<>();
        written.forEach((id, map) -> {
            YamlMap said = file.in(period, id);
            if (!said.entries().isEmpty()) {
                companies.put(id, company(id, Layering.over(said, map)));
            }
        });
        return companies;
    }

    private Company company(String id, YamlMap settings) {
        Map<String, String> systems = new SystemBindings(problems).of(settings.fields(problems));
        return new Company(new EntityReading(sources, systems, problems).entity(id, settings), systems, settings);
    }

    private String defaultOf(RegionFile own, Map<String, YamlMap> written) {
        List<String> defaults = written.entrySet().stream()
                .filter(entity -> written.size() == 1
                        || entity.getValue().fields(problems).bool("default").orElse(false))
                .map(Map.Entry::getKey)
                .toList();
        if (!written.isEmpty() && defaults.size() != 1) {
            problems.add(
                    "CFG-1108",
                    own.map().get("legalEntities").orElseThrow(),
                    "%d of %d legal entities are the default, so nobody knows who sells a deal that names none."
                            .formatted(defaults.size(), written.size()),
                    "Write 'default: true' at exactly one.");
        }
        return defaults.isEmpty() ? null : defaults.get(0);
    }
}
