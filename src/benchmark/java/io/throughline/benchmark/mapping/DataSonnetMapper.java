package io.throughline.benchmark.mapping;

import com.datasonnet.MapperBuilder;
import com.datasonnet.document.DefaultDocument;
import com.datasonnet.document.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** DataSonnet: a tree goes in and out as Java objects, which it turns into its own and back. It takes dates as they are, and cuts moments. */
final class DataSonnetMapper implements Mapper {

    private final String text = ComparedFiles.mapping("opportunity.ds");
    private com.datasonnet.Mapper mapping = new MapperBuilder(text).build();

    @Override
    public String name() {
        return "DataSonnet 3.0.1";
    }

    @Override
    public void compile() {
        mapping = new MapperBuilder(text).build();
    }

    @Override
    public Object read(byte[] json) {
        return PlainTrees.read(json);
    }

    @Override
    public Object map(Object tree) {
        return mapping.transform(
                        new DefaultDocument<>(tree, MediaTypes.APPLICATION_JAVA),
                        Map.of(),
                        MediaTypes.APPLICATION_JAVA,
                        Map.class)
                .getContent();
    }

    @Override
    public byte[] write(Object result) {
        return PlainTrees.write(result);
    }

    @Override
    public byte[] map(byte[] json) {
        String input = new String(json, StandardCharsets.UTF_8);
        return mapping.transform(
                        new DefaultDocument<>(input, MediaTypes.APPLICATION_JSON),
                        Map.of(),
                        MediaTypes.APPLICATION_JSON,
                        String.class)
                .getContent()
                .getBytes(StandardCharsets.UTF_8);
    }
}
