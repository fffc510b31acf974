package io.jackfield.platform.trial;

import io.jackfield.api.runtime.TrialDifferenceDTO;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The first findings of each sort against a candidate, with their bytes: bounded, whatever comes. Lock-free, since loops add to it. */
final class Kept {
    private static final int MOST = 32;
    private static final int MOST_ALIKE = 3;
    private static final int MOST_BYTES = 4096;

    private final Queue<TrialDifferenceDTO> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, AtomicInteger> alike = new ConcurrentHashMap<>();

    void add(Reading reading, Finding finding) {
        if (taken.get() >= MOST) {
            return;
        }
        AtomicInteger number =
                alike.computeIfAbsent(reading.element() + " " + finding.what(), sort -> new AtomicInteger());
        if (number.getAndIncrement() < MOST_ALIKE && taken.getAndIncrement() < MOST) {
            all.add(describe(reading, finding));
        }
    }

    private static TrialDifferenceDTO describe(Reading reading, Finding finding) {
        TrialDifferenceDTO told = new TrialDifferenceDTO();
        told.element = reading.element();
        told.what = finding.what();
        told.detail = finding.detail();
        told.framing = finding.framing();
        told.bytes = Arrays.copyOf(reading.bytes(), Math.min(reading.length(), MOST_BYTES));
        told.length = reading.length();
        told.time = System.currentTimeMillis();
        return told;
    }

    List<TrialDifferenceDTO> all() {
        return new ArrayList<>(all);
    }
}
