package io.jackfield.itests.conformance;

import io.jackfield.itests.conformance.Case.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays cases, most of them beside each other: what they do is wait for silence. */
final class Play {
    private static final int BESIDE = 12;
    private static final int FEW = 3;

    private final int port;

    /** @param port of the server under test, to which a case's own is added */
    Play(int port) {
        this.port = port;
    }

    /** A case and what came of it. */
    record Played(Case played, Verdict verdict) {}

    /** All outcomes, first those of the cases that time does not touch. */
    List<Played> all(List<? extends Case> cases) throws InterruptedException {
        List<Played> outcomes = new ArrayList<>(
                beside(BESIDE, cases.stream().filter(each -> !each.timed()).toList()));
        for (Played timed : beside(FEW, cases.stream().filter(Case::timed).toList())) {
            // once more, alone: it may have been the machine
            outcomes.add(timed.verdict().right() ? timed : play(timed.played()));
        }
        return outcomes;
    }

    private List<Played> beside(int threads, List<? extends Case> cases) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Played>> tasks = new ArrayList<>();
            cases.forEach(each -> tasks.add(() -> play(each)));
            List<Played> outcomes = new ArrayList<>();
            for (Future<Played> outcome : executor.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Played play(Case each) {
        try {
            Answer answer = Peer.play(port + each.port(), each.script(), each.patience(), heard -> each.judge(heard)
                    .right());
            return new Played(each, each.judge(answer));
        } catch (IOException e) {
            return new Played(each, new Verdict(false, false, e.toString()));
        }
    }
}
