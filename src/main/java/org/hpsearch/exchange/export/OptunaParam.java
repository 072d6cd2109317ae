package org.hpsearch.exchange.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// A parameter as Optuna keeps it: what it may be in all trials of a study, and a value's place in that. hps knows no
/// more of its range than the values that were tried.
///
/// @param kind    Optuna's name of the distribution
/// @param choices the values that were tried, each once
record OptunaParam(String kind, List<Value> choices) {
    private static final String FLOAT = "FloatDistribution";
    private static final String INT = "IntDistribution";
    private static final String CATEGORICAL = "CategoricalDistribution";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,15}");

    OptunaParam {
        choices = List.copyOf(choices);
    }

    /// @param values of all trials, at least one
    static OptunaParam of(List<Value> values) {
        List<Value> choices = new ArrayList<>();
        boolean numbers = true;
        boolean whole = true;
        for (Value value : values) {
            Value simple = simple(value);
            if (choices.stream().noneMatch(simple::equals)) {
                choices.add(simple);
            }
            numbers &= value instanceof Value.Num;
            whole &= value instanceof Value.Num number
                    && WHOLE.matcher(number.text()).matches();
        }
        return new OptunaParam(whole ? INT : numbers ? FLOAT : CATEGORICAL, choices);
    }

    /// A choice is a number, a text, a truth value or nothing.
    private static Value simple(Value value) {
        return value instanceof Value.Items || value instanceof Value.Obj ? Value.of(value.print()) : value;
    }

    /// The value as a trial keeps it: a number, or a choice's index.
    Value internal(Value value) {
        return kind.equals(CATEGORICAL) ? Value.of(choices.indexOf(simple(value))) : value;
    }

    /// The distribution, a JSON text.
    Value distribution() {
        Fields.Writer attributes = new Fields.Writer();
        if (kind.equals(CATEGORICAL)) {
            attributes.put("choices", new Value.Items(choices));
        } else {
            attributes
                    .put("low", bound(-1))
                    .put("high", bound(1))
                    .put("log", Value.of(false))
                    .put("step", kind.equals(INT) ? Value.of(1) : Value.nothing());
        }
        return Value.of(Json.line(new Fields.Writer()
                .put("name", kind)
                .put("attributes", attributes.done())
                .done()));
    }

    private Value bound(int sign) {
        return choices.stream()
                .max((a, b) -> sign * Numbers.compare(a.print(), b.print()))
                .orElse(Value.nothing());
    }
}
