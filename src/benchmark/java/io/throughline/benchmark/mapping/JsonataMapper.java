package io.throughline.benchmark.mapping;

import com.dashjoin.jsonata.Jsonata;

/** JSONata over maps. It takes dates as they are. */
final class JsonataMapper implements Mapper {

    private final String text = ComparedFiles.mapping("opportunity.jsonata");
    private Jsonata mapping = Jsonata.jsonata(text);

    @Override
    public String name() {
        return "JSONata (dashjoin) 0.9.10";
    }

    @Override
    public void compile() {
        mapping = Jsonata.jsonata(text);
    }

    @Override
    public Object read(byte[] json) {
        return PlainTrees.read(json);
    }

    @Override
    public Object map(Object tree) {
        return mapping.evaluate(tree);
    }

    @Override
    public byte[] write(Object result) {
        return PlainTrees.write(result);
    }
}
