package io.jackfield.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One figure of one subject, a value for each round in the order of the rounds. {@link Rounds} collects them. */
public final class Samples {
    private static final double CONFIDENCE = 0.95;

    private final double[] values;
    private final double[] sorted;

    private Samples(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("at least one round is needed");
        }
        this.values = values;
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** These values, in the order of the rounds. */
    public static Samples of(double... values) {
        return new Samples(values.clone());
    }

    /** One figure of each round's result. */
    public static <R> Samples of(Collection<R> rounds, ToDoubleFunction<? super R> figure) {
        return new Samples(rounds.stream().mapToDouble(figure).toArray());
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /**
     * The ratios to another subject, paired round by round: what disturbed a round disturbed both.
     *
     * @throws IllegalArgumentException if the other was measured in another number of rounds
     */
    public Samples over(Samples other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(values.length + " rounds against " + other.values.length);
        }
        return new Samples(IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] / other.values[i])
                .toArray());
    }

    /**
     * How many of the smallest and of the greatest values lie outside the interval that holds the true median with 95 %
     * confidence, whatever the distribution: each value is above it or below like a coin. 0 with fewer than 9 rounds: the
     * interval is then all there is, and with fewer than 6 it holds less than 95 %.
     */
    private int outside() {
        int n = sorted.length;
        double term = Math.pow(0.5, n);
        double tail = 0;
        int outside = -1;
        for (int k = 0; k < n / 2 && tail + term <= (1 - CONFIDENCE) / 2; k++) {
            tail += term;
            term = term * (n - k) / (k + 1);
            outside = k;
        }
        return Math.max(outside, 0);
    }

    /** The lower end of the interval that holds the true median with 95 % confidence. */
    public double low() {
        return sorted[outside()];
    }

    /** The upper end of that interval. */
    public double high() {
        return sorted[sorted.length - 1 - outside()];
    }

    /** Median with least and greatest, for example {@code 27.4 (26.9-31.0)}. */
    public String spread() {
        return format(median()) + " (" + format(min()) + "-" + format(max()) + ")";
    }

    /** Median with the interval, for example {@code 0.41 [0.40, 0.43]}: for ratios. */
    public String interval() {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", median(), low(), high());
    }

    /** A number with three digits that count. */
    public static String format(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
