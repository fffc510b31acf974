package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What can be swapped, and how. */
public enum Kind {
    /** The preferred parser, by command. */
    PARSER(1000, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            swapTo(subject, "parser", number);
        }
    },
    /** The preferred transport, by command, in rotation. */
    TRANSPORT(100, 100) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            swapTo(subject, "transport", number);
        }
    },
    /** The bundle of the parser in force is updated in place. */
    BUNDLE_UPDATE(300, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("felix:update io.jackfield.parser.strict", "");
        }
    },
    /** The bundle of the parser in force is updated by a second one beside it. */
    BUNDLE_BESIDE(300, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("jackfield:update strict", "updated parser strict#.*");
        }
    },
    /** The bundle of the server engine is updated, in place and beside the old one in turn. */
    SERVER(50, 120) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            inPlaceAndBeside(subject, "io.jackfield.server", number);
        }
    },
    /** The same with the client engine. */
    CLIENT(50, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            inPlaceAndBeside(subject, "io.jackfield.client", number);
        }

        @Override
        boolean relays() {
            return true;
        }
    },
    /** The same with the pooling strategy. */
    AGENT(50, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            inPlaceAndBeside(subject, "io.jackfield.agent", number);
        }

        @Override
        boolean relays() {
            return true;
        }
    },
    /** What server and client share is updated, and refreshed with them. */
    MESSAGE(20, 120) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            String before = Status.of(subject).text("engine");
            subject.expect("felix:update io.jackfield.message", "");
            subject.expect("felix:refresh io.jackfield.message", "");
            String after;
            do {
                TimeUnit.MILLISECONDS.sleep(50);
                after = Status.of(subject).text("engine");
            } while (after.isEmpty() || after.equals(before));
        }
    },
    /** The bundle of the handler is updated in place. */
    HANDLER(50, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("felix:update io.jackfield.demo", "");
        }
    },
    /** Limits, timeouts and the parser's filter are changed in Configuration Admin. */
    CONFIG(200, 60) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("jackfield:configure " + SERVER_PID + " " + change(number), "configured .*");
        }
    },
    /** The bundle of the only transport is stopped, and started a second later. */
    TRANSPORT_STOP(20, 120) {
        @Override
        public void prepare(Subject subject) throws IOException, InterruptedException {
            leaveOnlyNio(subject);
        }

        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("felix:stop " + NIO, "");
            TimeUnit.SECONDS.sleep(1);
            subject.expect("felix:start " + id(subject, NIO), "");
        }
    },
    /** The bundle of the only transport is updated in place. */
    TRANSPORT_UPDATE(20, 120) {
        @Override
        public void prepare(Subject subject) throws IOException, InterruptedException {
            leaveOnlyNio(subject);
        }

        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("felix:update " + NIO, "");
        }
    },
    /** Beside it: one buffer size of Apache Felix HTTP is changed in Configuration Admin. */
    FELIX_HTTP_CONFIG(10, 40) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect(
                    "jackfield:configure " + FELIX_HTTP + " org.eclipse.jetty.responseBufferSize=" + (20_000 + number),
                    "configured .*");
        }

        @Override
        public boolean peer() {
            return true;
        }
    },
    /** Beside it: the bundle of Apache Felix HTTP is updated in place. */
    FELIX_HTTP_UPDATE(10, 40) {
        @Override
        public void swap(Subject subject, int number) throws IOException, InterruptedException {
            subject.expect("felix:update org.apache.felix.http.jetty12", "");
        }

        @Override
        public boolean peer() {
            return true;
        }
    };

    /** The configuration of the container's server. */
    public static final String SERVER_PID = "io.jackfield.server~default";

    static final String FELIX_HTTP = "org.apache.felix.http";
    private static final String NIO = "io.jackfield.transport.nio";
    private static final List<String> CHANGES = List.of(
            "maxHeaderSize=16384 timeout=60000",
            "headersTimeout=20000 requestTimeout=100000",
            "\"parser.filter=(jackfield.name=netty)\"",
            "keepAliveTimeout=8000 maxHeadersCount=100",
            "parser.filter=",
            "maxHeaderSize=8192 timeout=120000 maxConnections=5000",
            "headersTimeout= requestTimeout= keepAliveTimeout= maxHeadersCount=");

    private final int swaps;
    private final int seconds;

    Kind(int swaps, int seconds) {
        this.swaps = swaps;
        this.seconds = seconds;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--kind " + word + ": expected "
                        + Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "))));
    }

    /** How many are a proof. */
    int swaps() {
        return swaps;
    }

    /** How long the load lasts at least. */
    int seconds() {
        return seconds;
    }

    /** Whether requests go through the server's own client too. */
    boolean relays() {
        return false;
    }

    /** Whether it is not Jackfield that is swapped. */
    public boolean peer() {
        return false;
    }

    /** Whether connects are what is at stake. */
    boolean connects() {
        return this == TRANSPORT || this == TRANSPORT_STOP || this == TRANSPORT_UPDATE;
    }

    /** Brings the container to where it can begin. */
    public void prepare(Subject subject) throws IOException, InterruptedException {}

    /** Does it once; returns when it is in force. */
    public abstract void swap(Subject subject, int number) throws IOException, InterruptedException;

    private static void swapTo(Subject subject, String kind, int number) throws IOException, InterruptedException {
        List<String> names = names(subject, kind);
        subject.expect("jackfield:swap " + kind + " " + names.get(number % names.size()), "swapped " + kind + " .*");
    }

    /** The last first, since the first is in force at the beginning. */
    private static List<String> names(Subject subject, String kind) throws IOException, InterruptedException {
        return subject.run("jackfield:" + kind + "s").stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.split("\\s+")[1].replaceAll("#.*", ""))
                .sorted()
                .toList();
    }

    private static void leaveOnlyNio(Subject subject) throws IOException, InterruptedException {
        for (String name : names(subject, "transport")) {
            if (!name.equals("nio")) {
                subject.expect("felix:stop io.jackfield.transport." + name, "");
            }
        }
    }

    /** Gogo starts bundles by number only. */
    private static String id(Subject subject, String bundle) throws IOException, InterruptedException {
        return subject.run("felix:lb -s").stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[3].startsWith(bundle + " "))
                .map(cells -> cells[0].strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no bundle " + bundle));
    }

    private static void inPlaceAndBeside(Subject subject, String bundle, int number)
            throws IOException, InterruptedException {
        if (number % 2 == 0) {
            subject.expect("felix:update " + bundle, "");
        } else {
            subject.expect("jackfield:update " + bundle, "updated .*");
        }
    }

    private static String change(int number) {
        return CHANGES.get(number % CHANGES.size());
    }
}
