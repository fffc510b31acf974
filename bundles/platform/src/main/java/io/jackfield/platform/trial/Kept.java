package io.jackfield.platform.trial;

import io.jackfield.api.runtime.TrialDifferenceDTO;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first findings of each sort against a candidate, with their bytes: bounded, whatever comes. Thread-safe. */
final class Kept {
    private static final int MOST = 32;
    private static final int MOST_ALIKE = 3;
    private static final int MOST_BYTES = 4096;

    private final List<TrialDifferenceDTO> all = new ArrayList<>();
    private final Map<String, Integer> alike = new HashMap<>();

    synchronized void add(Reading reading, Finding finding) {
        String sort = reading.element() + " " + finding.what();
        int number = alike.getOrDefault(sort, 0);
        if (all.size() >= MOST || number >= MOST_ALIKE) {
            return;
        }
        alike.put(sort, number + 1);
        all.add(describe(reading, finding));
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

    synchronized List<TrialDifferenceDTO> all() {
        return new ArrayList<>(all);
    }
}
