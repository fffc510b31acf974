package io.jackfield.benchmarks.load;

import java.time.Duration;

/** What a {@link Load} does. Immutable; made by a {@link Builder}. */
public final class LoadPlan {
    /** As many fresh connections as the machine gives: another as soon as one is over. */
    public static final int MAX = Integer.MAX_VALUE;

    private static final int AT_ONCE = 2000;
    private static final int AT_ONCE_OF_MAX = 64;

    final int port;
    final int rate;
    final int kept;
    final int pipelined;
    final int depth;
    final int fresh;
    final int freshAtOnce;
    final int sources;
    final Duration slowAnswer;
    final int slowLength;
    final boolean relays;
    final boolean plainOnly;

    private LoadPlan(Builder builder) {
        port = builder.port;
        rate = builder.rate;
        kept = builder.kept;
        pipelined = builder.pipelined;
        depth = builder.depth;
        fresh = builder.fresh;
        freshAtOnce = fresh == MAX ? AT_ONCE_OF_MAX : AT_ONCE;
        sources = builder.sources;
        slowAnswer = builder.slowAnswer;
        slowLength = builder.slowLength;
        relays = builder.relays;
        plainOnly = builder.plainOnly;
        int round = kept + pipelined * depth;
        if (rate < 2 * round) {
            throw new IllegalArgumentException("a rate of " + rate + "/s lets not each of " + (kept + pipelined)
                    + " connections send at least once a second, whatever comes between: " + 2 * round + "/s does");
        }
    }

    /** Begins with a load of 5,000 requests a second on 16 kept-alive and 16 pipelined connections, and nothing else. */
    public static Builder to(int port) {
        return new Builder(port);
    }

    /** Says what a load does. */
    public static final class Builder {
        private final int port;
        private int rate = 5000;
        private int kept = 16;
        private int pipelined = 16;
        private int depth = 4;
        private int fresh;
        private int sources = 8;
        private Duration slowAnswer = Duration.ZERO;
        private int slowLength = 4 << 20;
        private boolean relays;
        private boolean plainOnly;

        private Builder(int port) {
            this.port = port;
        }

        /** Requests a second on the connections that are kept alive. */
        public Builder rate(int requests) {
            rate = requests;
            return this;
        }

        /** Connections with one request at a time, and those with several. */
        public Builder connections(int oneByOne, int inPipelines) {
            kept = oneByOne;
            pipelined = inPipelines;
            return this;
        }

        /**
         * Connects a second, or {@link #MAX}, each for one request, from so many addresses 127.0.0.x in turn. Never more than 2,000 are open
         * at once: those that are due then come later, and their time counts from when they were due.
         */
        public Builder fresh(int connects, int addresses) {
            fresh = connects;
            sources = addresses;
            return this;
        }

        /** Adds a reader that takes so long for each answer of some megabytes. */
        public Builder slowAnswer(Duration duration) {
            slowAnswer = duration;
            return this;
        }

        /** Sends every fourth request through the server's own client. */
        public Builder relays(boolean on) {
            relays = on;
            return this;
        }

        /** Asks for nothing but small answers. */
        public Builder plainOnly() {
            plainOnly = true;
            return this;
        }

        /** The plan. */
        public LoadPlan build() {
            return new LoadPlan(this);
        }
    }
}
