package org.hpsearch.launch.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.tune.Dimension;
import org.hpsearch.tune.Space;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The parameters of a search with the texts of their values, and the way from points to configurations and back.
public final class SearchSpace {
    private final List<SearchParameter> parameters;
    private final Space space;

    /// The numbers of values that came before, one map for each parameter: a store of many runs has few of a list.
    private final List<Map<Value, Double>> numbers;

    private SearchSpace(List<SearchParameter> parameters) {
        this.parameters = parameters;
        this.numbers = parameters.stream()
                .<Map<Value, Double>>map(parameter -> new ConcurrentHashMap<>())
                .toList();
        List<String> keys = parameters.stream().map(SearchParameter::key).toList();
        this.space = new Space(parameters.stream()
                .map(parameter -> new Dimension(
                        parameter.key(),
                        parameter.domain(),
                        parameter.when() == null ? null : parameter.when().among(keys, parameters)))
                .toList());
    }

    /// Reads `KEY=VALUES` and `KEY=VALUES if KEY:VALUES` words.
    ///
    /// @throws org.hpsearch.value.UsageException where a word says something else, a key comes twice, or parameters
    ///                                           depend on each other in a circle
    public static SearchSpace parse(List<String> words) {
        return new SearchSpace(SearchParameter.ordered(
                words.stream().map(SearchParameter::parse).toList()));
    }

    /// The points.
    public Space space() {
        return space;
    }

    /// The parameters, in the order in which they are chosen.
    public List<String> keys() {
        return parameters.stream().map(SearchParameter::key).toList();
    }

    /// The values of a point as the command takes them; a parameter without a value there is left out.
    public Map<String, String> configuration(double[] point) {
        Map<String, String> configuration = new LinkedHashMap<>();
        for (int i = 0; i < point.length; i++) {
            if (!Double.isNaN(point[i])) {
                configuration.put(parameters.get(i).key(), parameters.get(i).text(point[i]));
            }
        }
        return configuration;
    }

    /// The value of a parameter; null where there is none.
    interface Values {
        @Nullable
        Value of(String key);
    }

    /// The point that a run with these parameters stands at; empty where it lies outside.
    public Optional<double[]> point(Map<String, Value> params) {
        return point(key -> params.get(CommandEdit.meant(key, params)));
    }

    /// The point that a run with these values stands at; empty where it lies outside.
    Optional<double[]> point(Values values) {
        double[] point = new double[parameters.size()];
        for (int i = 0; i < point.length; i++) {
            Value value = counts(i, point) ? values.of(parameters.get(i).key()) : null;
            point[i] = value == null ? Double.NaN : number(i, value);
        }
        return point.length == 0 || !space.holds(point) ? Optional.empty() : Optional.of(point);
    }

    private double number(int parameter, Value value) {
        SearchParameter of = parameters.get(parameter);
        return of.values().isEmpty() ? of.number(value) : numbers.get(parameter).computeIfAbsent(value, of::number);
    }

    /// Whether a parameter has a value at a point, as far as those before it say.
    private boolean counts(int parameter, double[] point) {
        Dimension.Condition when = space.dimensions().get(parameter).when();
        return when == null || when.holds(point[when.of()]);
    }

    /// The parameters that a run has no value of, though it would need one to stand at a point.
    List<String> missing(Values values) {
        List<String> missing = new ArrayList<>();
        double[] point = new double[parameters.size()];
        for (int i = 0; i < point.length; i++) {
            SearchParameter parameter = parameters.get(i);
            Value value = values.of(parameter.key());
            boolean counts = counts(i, point);
            point[i] = counts && value != null ? parameter.number(value) : Double.NaN;
            if (counts && value == null) {
                missing.add(parameter.key());
            }
        }
        return missing;
    }

    /// The point that the configuration of a point stands at: numbers lose digits that no command needs.
    public double[] rounded(double[] point) {
        return IntStream.range(0, point.length)
                .mapToDouble(i ->
                        Double.isNaN(point[i]) ? Double.NaN : parameters.get(i).rounded(point[i]))
                .toArray();
    }

    /// Some point of it.
    double[] first() {
        return rounded(space.draw(new SplittableRandom(0)));
    }
}
