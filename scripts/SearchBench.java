import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hpsearch.tune.Dimension;
import org.hpsearch.tune.Domain;
import org.hpsearch.tune.RandomSearch;
import org.hpsearch.tune.Sampler;
import org.hpsearch.tune.Space;
import org.hpsearch.tune.Tpe;
import org.hpsearch.tune.Trial;

/**
 * Answers questions on its input, a line each: {@code space tpe|random SEED real:-5:5 whole:0:9 choice:3} begins anew,
 * {@code ask} gives the next point, {@code tell NUMBER LOSS} says what the point with that number came to, and
 * {@code time} how long a suggestion takes after 1,000 trials of 10 parameters.
 */
final class SearchBench {
    private static final int TRIALS = 1000;
    private static final int PARAMETERS = 10;
    private static final int WARM = 50;

    private SearchBench() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Sampler sampler = null;
        List<Trial> trials = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "space" -> {
                    sampler = sampler(words);
                    trials.clear();
                    System.out.println("ok");
                }
                case "ask" -> {
                    double[] point = sampler.next(trials, trials.size());
                    if (point == null) { // the whole space has been tried: the first point once more
                        point = trials.getFirst().point().stream().mapToDouble(at -> at).toArray();
                    }
                    trials.add(Trial.running(point));
                    StringBuilder answer = new StringBuilder();
                    for (double value : point) {
                        answer.append(value).append(' ');
                    }
                    System.out.println(answer);
                }
                case "tell" -> {
                    int number = Integer.parseInt(words[1]);
                    double[] point = trials.get(number).point().stream().mapToDouble(at -> at).toArray();
                    trials.set(number, Trial.done(point, Double.parseDouble(words[2])));
                }
                default -> time();
            }
            System.out.flush();
        }
    }

    private static Sampler sampler(String[] words) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String word : List.of(words).subList(3, words.length)) {
            String[] parts = word.split(":");
            double low = Double.parseDouble(parts[1]);
            dimensions.add(Dimension.of(
                    "x" + dimensions.size(),
                    switch (parts[0]) {
                        case "real" -> new Domain.Real(low, Double.parseDouble(parts[2]), false);
                        case "whole" -> new Domain.Whole(low, Double.parseDouble(parts[2]), false);
                        default -> new Domain.Choice((int) low);
                    }));
        }
        Space space = new Space(dimensions);
        long seed = Long.parseLong(words[2]);
        return words[1].equals("tpe") ? new Tpe(space, seed) : new RandomSearch(space, seed);
    }

    private static void time() {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < PARAMETERS; i++) {
            dimensions.add(Dimension.of("x" + i, new Domain.Real(0, 1, false)));
        }
        Tpe tpe = new Tpe(new Space(dimensions), 0);
        Random random = new Random(0);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            double[] point = random.doubles(PARAMETERS).toArray();
            trials.add(Trial.done(point, point[0] + point[1] * point[2]));
        }
        for (int i = 0; i < WARM; i++) {
            tpe.next(trials, i);
        }
        double[] times = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            long begin = System.nanoTime();
            tpe.next(trials, TRIALS + i);
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        java.util.Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%.1f%n", times[WARM / 2]);
    }
}
