package org.hpsearch.chart;

/// Moves marks that would cover each other apart, sideways, so that each is seen.
final class Swarm {
    private static final int MOST_STEPS = 8;
    private static final int MOST_MARKS = 2000;

    private Swarm() {}

    /// How far each mark is moved across: the least distance at which it touches no earlier one.
    ///
    /// @param along  places along the axis whose values count
    /// @param across places along the other one, which are moved
    /// @param size   distance of two marks that touch
    /// @param most   how far a mark may be moved; one that finds no place so near stays where it is
    static double[] moves(double[] along, double[] across, double size, double most) {
        int steps = (int) Math.min(MOST_STEPS, most / size);
        double[] moves = new double[along.length];
        for (int i = 0; i < Math.min(along.length, MOST_MARKS); i++) {
            for (int step = 0; step <= 2 * steps; step++) {
                moves[i] = (step % 2 == 0 ? -1 : 1) * (step + 1) / 2 * size;
                if (isFree(along, across, moves, i, size)) {
                    break;
                }
                moves[i] = step == 2 * steps ? 0 : moves[i];
            }
        }
        return moves;
    }

    private static boolean isFree(double[] along, double[] across, double[] moves, int mark, double size) {
        for (int i = 0; i < mark; i++) {
            double dx = along[i] - along[mark];
            double dy = across[i] + moves[i] - across[mark] - moves[mark];
            if (dx * dx + dy * dy < size * size * 0.98) {
                return false;
            }
        }
        return true;
    }
}
