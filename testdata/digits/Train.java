import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Trains a perceptron with one hidden layer on small pictures of digits, by mini-batch descent with momentum. */
public class Train {
    private static final int INPUTS = 64;
    private static final int CLASSES = 10;
    private static final double INK = 16;

    private final Map<String, String> options;
    private final int hidden;
    private final double[][] weights;
    private final double[][] velocities;
    private final double[] activation;
    private final double[] probability = new double[CLASSES];
    private int epoch;

    private Train(Map<String, String> options) {
        this.options = options;
        hidden = Integer.parseInt(options.get("hidden"));
        weights = new double[][] {new double[(INPUTS + 1) * hidden], new double[(hidden + 1) * CLASSES]};
        velocities = new double[][] {new double[weights[0].length], new double[weights[1].length]};
        activation = new double[hidden];
        Random random = new Random(Long.parseLong(options.get("seed")));
        fill(weights[0], Math.sqrt(2.0 / INPUTS), random);
        fill(weights[1], Math.sqrt(1.0 / hidden), random);
    }

    private static void fill(double[] layer, double spread, Random random) {
        for (int i = 0; i < layer.length; i++) {
            layer[i] = spread * random.nextGaussian();
        }
    }

    public static void main(String[] arguments) throws IOException {
        new Train(parse(arguments)).train();
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> options = new TreeMap<>(Map.of(
                "data", "digits.csv", "lr", "0.1", "hidden", "32", "epochs", "10", "batch_size", "32", "momentum",
                "0.9", "weight_decay", "0", "seed", "1", "out", ".", "resume", ""));
        for (int i = 0; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            String name = pair[0].startsWith("--") ? pair[0].substring(2) : "";
            boolean complete = pair.length == 2 || i + 1 < arguments.length;
            if (!options.containsKey(name) || !complete) {
                System.err.println("Train: unknown or incomplete option " + arguments[i] + "; known: " + options.keySet());
                System.exit(2);
            }
            options.put(name, pair.length == 2 ? pair[1] : arguments[++i]);
        }
        return options;
    }

    private double number(String option) {
        return Double.parseDouble(options.get(option));
    }

    private void train() throws IOException {
        int[][] rows = read(Path.of(options.get("data")));
        shuffle(rows, 0, rows.length, new Random(0));
        int train = rows.length * 4 / 5;
        Path checkpoint = Path.of(options.get("out")).resolve("model.ckpt");
        Files.createDirectories(checkpoint.toAbsolutePath().getParent());
        if (!options.get("resume").isEmpty()) {
            load(Path.of(options.get("resume")));
        }
        int epochs = (int) number("epochs");
        int[][] order = rows.clone();
        while (epoch < epochs) {
            epoch++;
            System.arraycopy(rows, 0, order, 0, rows.length);
            shuffle(order, 0, train, new Random(31L * epoch + (long) number("seed")));
            double loss = descend(order, train);
            double[] validation = evaluate(rows, train);
            System.out.printf(
                    Locale.ROOT,
                    "epoch %d/%d  loss: %.4f  val_loss: %.4f  val_acc: %.4f%n",
                    epoch,
                    epochs,
                    loss,
                    validation[0],
                    validation[1]);
            save(checkpoint);
        }
    }

    private static int[][] read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int[][] rows = new int[lines.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = List.of(lines.get(i).split(",")).stream().mapToInt(Integer::parseInt).toArray();
        }
        return rows;
    }

    private static void shuffle(int[][] rows, int from, int to, Random random) {
        for (int i = to - 1; i > from; i--) {
            int other = from + random.nextInt(i - from + 1);
            int[] row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }

    /** One pass over the first rows; gives the mean loss. */
    private double descend(int[][] rows, int count) {
        int batch = (int) number("batch_size");
        double[][] gradients = {new double[weights[0].length], new double[weights[1].length]};
        double loss = 0;
        for (int from = 0; from < count; from += batch) {
            int to = Math.min(count, from + batch);
            for (double[] gradient : gradients) {
                java.util.Arrays.fill(gradient, 0);
            }
            for (int i = from; i < to; i++) {
                loss += forward(rows[i]);
                backward(rows[i], gradients, 1.0 / (to - from));
            }
            step(gradients);
        }
        return loss / count;
    }

    private void step(double[][] gradients) {
        double rate = number("lr");
        double momentum = number("momentum");
        double decay = number("weight_decay");
        for (int layer = 0; layer < weights.length; layer++) {
            for (int i = 0; i < weights[layer].length; i++) {
                double slope = gradients[layer][i] + decay * weights[layer][i];
                velocities[layer][i] = momentum * velocities[layer][i] - rate * slope;
                weights[layer][i] += velocities[layer][i];
            }
        }
    }

    /** Computes the class probabilities of a row; gives its cross entropy. */
    private double forward(int[] row) {
        for (int h = 0; h < hidden; h++) {
            double sum = weights[0][INPUTS * hidden + h];
            for (int i = 0; i < INPUTS; i++) {
                sum += weights[0][i * hidden + h] * row[i] / INK;
            }
            activation[h] = sum < 0 ? 0 : sum;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < CLASSES; c++) {
            double sum = weights[1][hidden * CLASSES + c];
            for (int h = 0; h < hidden; h++) {
                sum += weights[1][h * CLASSES + c] * activation[h];
            }
            probability[c] = sum;
            largest = Math.max(largest, sum);
        }
        double total = 0;
        for (int c = 0; c < CLASSES; c++) {
            probability[c] = Math.exp(probability[c] - largest);
            total += probability[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            probability[c] /= total;
        }
        return -Math.log(probability[row[INPUTS]]);
    }

    private void backward(int[] row, double[][] gradients, double share) {
        double[] back = new double[hidden];
        for (int c = 0; c < CLASSES; c++) {
            double error = (probability[c] - (row[INPUTS] == c ? 1 : 0)) * share;
            gradients[1][hidden * CLASSES + c] += error;
            for (int h = 0; h < hidden; h++) {
                gradients[1][h * CLASSES + c] += error * activation[h];
                back[h] += error * weights[1][h * CLASSES + c];
            }
        }
        for (int h = 0; h < hidden; h++) {
            double error = activation[h] == 0 ? 0 : back[h];
            gradients[0][INPUTS * hidden + h] += error;
            for (int i = 0; i < INPUTS; i++) {
                gradients[0][i * hidden + h] += error * row[i] / INK;
            }
        }
    }

    /** Mean cross entropy and accuracy over the rows from an index on. */
    private double[] evaluate(int[][] rows, int from) {
        double loss = 0;
        int right = 0;
        for (int i = from; i < rows.length; i++) {
            loss += forward(rows[i]);
            int best = 0;
            for (int c = 1; c < CLASSES; c++) {
                best = probability[c] > probability[best] ? c : best;
            }
            right += best == rows[i][INPUTS] ? 1 : 0;
        }
        int count = rows.length - from;
        return new double[] {loss / count, (double) right / count};
    }

    private void save(Path file) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(temporary)))) {
            out.writeInt(epoch);
            for (double[][] part : List.of(weights, velocities)) {
                for (double[] layer : part) {
                    for (double value : layer) {
                        out.writeDouble(value);
                    }
                }
            }
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void load(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            epoch = in.readInt();
            for (double[][] part : List.of(weights, velocities)) {
                for (double[] layer : part) {
                    for (int i = 0; i < layer.length; i++) {
                        layer[i] = in.readDouble();
                    }
                }
            }
        }
    }
}
