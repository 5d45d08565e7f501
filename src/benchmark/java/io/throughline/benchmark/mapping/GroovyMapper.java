package io.throughline.benchmark.mapping;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A Groovy script over maps, compiled to byte code: it may do anything, which is why the product has no Groovy. */
final class GroovyMapper implements Mapper {

    private final String text = ComparedFiles.mapping("opportunity.groovy");
    private Closure<?> mapping = compiled();

    @Override
    public String name() {
        return "Groovy 4.0.28 (dynamic)";
    }

    @Override
    public void compile() {
        mapping = compiled();
    }

    private Closure<?> compiled() {
        Binding tables = new Binding(Map.of("tables", ComparedFiles.tables()));
        return (Closure<?>) new GroovyShell(tables).evaluate(text);
    }

    @Override
    public Object read(byte[] json) {
        return new JsonSlurper().parse(json);
    }

    @Override
    public Object map(Object tree) {
        return mapping.call(tree);
    }

    @Override
    public byte[] write(Object result) {
        return JsonOutput.toJson(result).getBytes(StandardCharsets.UTF_8);
    }
}
