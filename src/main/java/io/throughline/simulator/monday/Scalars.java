package io.throughline.simulator.monday;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The vendor's own scalars: they take and give any JSON; what fits is checked where the value is used. */
final class Scalars {

    static final List<GraphQLScalarType> ALL =
            List.of(any("JSON"), any("CompareValue"), any("Date"), any("ISO8601DateTime"));

    private Scalars() {}

    private static GraphQLScalarType any(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new AnyValue()).build();
    }

    private static final class AnyValue implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseValue(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (value instanceof StringValue text) {
                return text.getValue();
            }
            if (value instanceof IntValue number) {
                return number.getValue();
            }
            if (value instanceof FloatValue number) {
                return number.getValue();
            }
            if (value instanceof BooleanValue truth) {
                return truth.isValue();
            }
            if (value instanceof EnumValue word) {
                return word.getName();
            }
            if (value instanceof VariableReference reference) {
                return variables.get(reference.getName());
            }
            if (value instanceof ArrayValue list) {
                return list.getValues().stream()
                        .map(one -> parseLiteral(one, variables, context, locale))
                        .toList();
            }
            return value instanceof ObjectValue object ? object(object, variables, context, locale) : null;
        }

        private Map<String, Object> object(
                ObjectValue object, CoercedVariables variables, GraphQLContext context, Locale locale) {
            Map<String, Object> values = new LinkedHashMap<>();
            object.getObjectFields()
                    .forEach(field ->
                            values.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale)));
            return values;
        }
    }
}
