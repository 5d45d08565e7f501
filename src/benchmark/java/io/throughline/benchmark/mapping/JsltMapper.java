package io.throughline.benchmark.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSLT over Jackson's tree. It takes dates as they are. */
final class JsltMapper implements Mapper {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text = ComparedFiles.mapping("opportunity.jslt");
    private Expression mapping = Parser.compileString(text);

    @Override
    public String name() {
        return "JSLT 0.1.14";
    }

    @Override
    public void compile() {
        mapping = Parser.compileString(text);
    }

    @Override
    public Object read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object map(Object tree) {
        return mapping.apply((JsonNode) tree);
    }

    @Override
    public byte[] write(Object result) {
        try {
            return JSON.writeValueAsBytes(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
