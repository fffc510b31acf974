package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One way to change a {@link Subject}: what a {@link Kind} repeats. */
interface Swap {

    /** Does it once, for the given time counted from 0; returns when it is in force. */
    void run(Subject subject, int number) throws IOException, InterruptedException;

    /** Another strategy of the kind is preferred, by command, in rotation. */
    static Swap toNext(String kind) {
        return (subject, number) -> {
            List<String> names = subject.strategies(kind);
            String next = names.get(number % names.size());
            subject.expect("jackfield:swap " + kind + " " + next, "swapped " + kind + " .*");
        };
    }

    /** The bundle is updated in place. */
    static Swap inPlace(String bundle) {
        return (subject, number) -> subject.expect("felix:update " + bundle, "");
    }

    /** A second bundle of the same takes over from the first beside it. */
    static Swap beside(String bundle) {
        return (subject, number) -> subject.expect("jackfield:update " + bundle, "updated .*");
    }

    /** The bundle is updated in place and beside the old one in turn. */
    static Swap inPlaceAndBeside(String bundle) {
        Swap inPlace = inPlace(bundle);
        Swap beside = beside(bundle);
        return (subject, number) -> (number % 2 == 0 ? inPlace : beside).run(subject, number);
    }

    /** The bundle is updated in place and refreshed with what imports from it; returns when another engine serves. */
    static Swap withRefresh(String bundle) {
        return (subject, number) -> {
            String before = Status.of(subject).text("engine");
            subject.expect("felix:update " + bundle, "");
            subject.expect("felix:refresh " + bundle, "");
            Status.await(subject, "another engine than " + before, status -> {
                String engine = status.text("engine");
                return !engine.isEmpty() && !engine.equals(before);
            });
        };
    }

    /** The bundle is stopped, and started a second after it has stopped. */
    static Swap stopAndStart(String bundle) {
        return (subject, number) -> {
            subject.expect("felix:stop " + bundle, "");
            TimeUnit.SECONDS.sleep(1);
            subject.expect("felix:start " + subject.bundle(bundle), "");
        };
    }

    /** Values of a configuration are changed in Configuration Admin. */
    static Swap configure(String pid, List<String> changes) {
        return (subject, number) -> subject.expect(
                "jackfield:configure " + pid + " " + changes.get(number % changes.size()), "configured .*");
    }
}
