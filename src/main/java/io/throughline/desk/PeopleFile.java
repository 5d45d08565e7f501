package io.throughline.desk;

import io.throughline.config.LayerFile;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.config.YamlReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code config/users.yaml} as it is now: read anew whenever it changed, so that a right taken away is gone at once. A file that cannot be read or is not
 * good lets nobody in. Thread-safe.
 */
final class PeopleFile implements Supplier<People> {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleFile.class);

    private final Layers layers;
    private final Regions regions;
    private final Collection<String> systems;
    private byte[] read;
    private People people = People.NONE;

    PeopleFile(Layers layers, Regions regions, Collection<String> systems) {
        this.layers = layers;
        this.regions = regions;
        this.systems = systems;
    }

    @Override
    public synchronized People get() {
        try {
            Optional<LayerFile> file = layers.find(People.FILE);
            if (file.isEmpty()) {
                people = People.NONE;
                read = null;
            } else if (!Arrays.equals(read, file.get().bytes())) {
                read = file.get().bytes();
                people = readAnew(file.get());
            }
            return people;
        } catch (RuntimeException unreadable) {
            LOG.warn("DSK-1010 {} cannot be read; nobody gets in until it can", People.FILE);
            read = null;
            people = People.NONE;
            return people;
        }
    }

    private People readAnew(LayerFile file) {
        Problems problems = new Problems();
        People found = new PeopleReading(regions, systems, problems).of(YamlReader.readMap(file, problems));
        if (!problems.isEmpty()) {
            LOG.warn(
                    "DSK-1010 {} has {} problems; nobody gets in until they are mended. 'throughline validate' tells them.",
                    People.FILE,
                    problems.size());
        }
        return found;
    }
}
