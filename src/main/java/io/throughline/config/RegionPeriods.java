package io.throughline.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a region for each period in which nothing that its files, its legal entities or its customers say changes. For one thread. */
final class RegionPeriods {

    private final RegionFiles files;
    private final RegionSources sources;
    private final RegionReading reading;
    private final FinalKeys finalKeys;

    RegionPeriods(RegionFiles files, RegionSources sources, Problems problems) {
        this.files = files;
        this.sources = sources;
        this.reading = new RegionReading(sources, problems);
        this.finalKeys = new FinalKeys(problems);
    }

    /** The region of a file, the earliest period first. */
    List<Region> of(RegionFile file) {
        List<RegionFile> chain = files.chain(file);
        checkFinal(chain);
        List<Validity> cuts = new ArrayList<>();
        Map<Position, Validity> validities = new HashMap<>();
        chain.forEach(part -> {
            cuts.addAll(part.cuts());
            validities.putAll(part.validities());
        });
        sources.customers().all().forEach(customer -> validities.putAll(customer.validities()));
        List<Region> periods = new ArrayList<>();
        for (Validity period : Periods.of(cuts)) {
            List<RegionFile> held = chain.stream().map(part -> part.in(period)).toList();
            periods.add(reading.region(
                    held, new Region.Time(period, Periods.dayIn(period), validities, day -> on(day, periods))));
        }
        return periods;
    }

    private static Region on(LocalDate day, List<Region> periods) {
        return periods.stream()
                .filter(region -> region.period().holdsOn(day))
                .findFirst()
                .orElseThrow();
    }

    private void checkFinal(List<RegionFile> chain) {
        for (int wide = 0; wide < chain.size(); wide++) {
            RegionFile keeper = chain.get(wide);
            List<RegionFile> narrower = chain.subList(0, wide);
            Stream<YamlMap> ownEntities = keeper.entities().values().stream().flatMap(RegionFile::said);
            finalKeys.check(
                    keeper.map(),
                    Stream.of(narrower.stream().flatMap(RegionFile::everything), ownEntities, customers())
                            .flatMap(parts -> parts));
            YamlMap said = chain.subList(wide, chain.size()).stream()
                    .map(RegionFile::inheritable)
                    .reduce(Layering::over)
                    .orElseThrow();
            finalKeys.checkNames(keeper.map(), said);
            keeper.entities().values().forEach(entity -> {
                finalKeys.check(entity, customers());
                finalKeys.checkNames(entity, Layering.over(entity, said));
            });
        }
    }

    private Stream<YamlMap> customers() {
        return Stream.of(sources.customers()).flatMap(all -> {
            List<YamlMap> said = new ArrayList<>();
            all.all().forEach(file -> file.everything().forEach(said::add));
            return said.stream();
        });
    }
}
