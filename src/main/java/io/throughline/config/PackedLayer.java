package io.throughline.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The defaults packed with the product, found beside this very class: in a folder of classes, in a jar, or in a jar within a jar as Spring
 * Boot makes it. The content of a jar is read once, so that the jar need not stay open. Immutable.
 */
final class PackedLayer implements Layer {

    static final String NAME = "packed";

    private final String name;
    private final Map<String, byte[]> files;

    /** Files that are in memory already, by path. */
    PackedLayer(String name, Map<String, byte[]> files) {
        this.name = name;
        this.files = new TreeMap<>(files);
    }

    static Layer ofProduct() {
        return beside(PackedLayer.class);
    }

    static Layer beside(Class<?> type) {
        String self = type.getName().replace('.', '/') + ".class";
        URL url = type.getResource("/" + self);
        try {
            if (url != null && url.openConnection() instanceof JarURLConnection jar) {
                return ofJar(jar);
            }
            if (url != null && "file".equals(url.getProtocol())) {
                Path root = Path.of(url.toURI());
                for (int i = self.split("/").length; i > 0; i--) {
                    root = root.getParent();
                }
                return new FolderLayer(root, NAME);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The defaults beside " + type.getName() + " cannot be read at " + url, e);
        }
        throw new IllegalStateException("The defaults of the product are not beside " + type.getName() + " at " + url
                + ". Name a folder that holds routes/, mappings/ and config/ instead.");
    }

    private static PackedLayer ofJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && ProductPath.isAllowed(entry.getName()))
                    .forEach(entry -> files.put(entry.getName(), content(jar, entry)));
        }
        return new PackedLayer(NAME, files);
    }

    private static byte[] content(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> list(String folder, String suffix) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/") && path.endsWith(suffix))
                .toList();
    }

    @Override
    public Optional<LayerFile> find(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new LayerFile(path, name, bytes));
    }
}
