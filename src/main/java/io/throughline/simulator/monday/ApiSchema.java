package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQL;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.throughline.simulator.engine.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The schema file and the code behind its fields, as something that executes queries. */
final class ApiSchema {

    private static final String FILE = "/simulator/monday.graphqls";

    private final GraphQLSchema schema;
    private final GraphQL engine;

    ApiSchema(Fields fields, FieldErrors errors) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                        .defaultDataFetcher(DataFetcherFactories.useDataFetcher(ApiSchema::field))
                        .build());
        Scalars.ALL.forEach(wiring::scalar);
        fields.all()
                .forEach((type, fetchers) -> wiring.type(type, builder -> {
                    fetchers.forEach((field, fetcher) ->
                            builder.dataFetcher(field, type.equals("Mutation") ? errors.whole(fetcher) : fetcher));
                    return builder;
                }));
        wiring.type(
                "ColumnValue",
                builder -> builder.typeResolver(
                        env -> env.getSchema().getObjectType(Json.text(env.<ObjectNode>getObject(), "__typename"))));
        schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring.build());
        engine = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(errors)
                .build();
    }

    private static String text() {
        try (InputStream file = ApiSchema.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GraphQL engine() {
        return engine;
    }

    /** The names of all queries and mutations: what faults can aim at. */
    List<String> operations() {
        List<String> names = new ArrayList<>();
        schema.getQueryType().getFieldDefinitions().forEach(field -> names.add(field.getName()));
        schema.getMutationType().getFieldDefinitions().forEach(field -> {
            if (!names.contains(field.getName())) {
                names.add(field.getName());
            }
        });
        return names;
    }

    /** A field of a record under the same name. Objects stay records, so that their own fields are found the same way. */
    private static Object field(DataFetchingEnvironment env) {
        JsonNode value =
                env.<ObjectNode>getSource().get(env.getFieldDefinition().getName());
        if (value == null || value.isObject()) {
            return value;
        }
        if (!value.isArray()) {
            return Plain.of(value);
        }
        List<Object> list = new ArrayList<>();
        value.forEach(one -> list.add(one.isObject() ? one : Plain.of(one)));
        return list;
    }
}
