package io.throughline.simulator.monday;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects who answers which field of which type. For one thread. */
final class Fields {

    private final Map<String, Map<String, DataFetcher<?>>> byType = new LinkedHashMap<>();

    void query(String field, DataFetcher<?> fetcher) {
        of("Query", field, fetcher);
    }

    void mutation(String field, DataFetcher<?> fetcher) {
        of("Mutation", field, fetcher);
    }

    void of(String type, String field, DataFetcher<?> fetcher) {
        byType.computeIfAbsent(type, name -> new LinkedHashMap<>()).put(field, fetcher);
    }

    Map<String, Map<String, DataFetcher<?>>> all() {
        return byType;
    }

    static Call call(DataFetchingEnvironment env) {
        return env.getGraphQlContext().get(Call.class);
    }

    /** A text argument, null if absent. */
    static String text(DataFetchingEnvironment env, String name) {
        Object value = env.getArgument(name);
        return value == null ? null : value.toString();
    }

    static boolean flag(DataFetchingEnvironment env, String name) {
        return Boolean.TRUE.equals(env.getArgument(name));
    }

    /** A list argument as texts; empty if absent. */
    static List<String> texts(DataFetchingEnvironment env, String name) {
        List<?> values = env.getArgument(name);
        return values == null ? List.of() : values.stream().map(String::valueOf).toList();
    }

    /** One page of a list by {@code limit} and {@code page}. */
    static <T> List<T> page(DataFetchingEnvironment env, List<T> all, int most) {
        Integer limit = env.getArgument("limit");
        Integer page = env.getArgument("page");
        int size = limit == null ? most : limit;
        if (size < 1 || size > most) {
            throw ApiException.argument("limit must be between 1 and " + most);
        }
        int from = ((page == null || page < 1 ? 1 : page) - 1) * size;
        return from >= all.size() ? List.of() : all.subList(from, Math.min(all.size(), from + size));
    }
}
