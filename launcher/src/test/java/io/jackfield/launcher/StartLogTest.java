package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartLogTest {
    private final Logger root = Logger.getLogger("");
    private final List<String> written = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord each) {
            if (isLoggable(each)) {
                written.add(each.getMessage());
            }
        }

        @Override
        public void flush() {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void add() {
        root.addHandler(handler);
    }

    @AfterEach
    void remove() {
        root.removeHandler(handler);
    }

    @Test
    void recordsAreHeldBackUntilTheStartSucceeded() {
        StartLog log = StartLog.begin();
        try {
            Logger.getLogger("some").log(Level.WARNING, "early");
            assertThat(written).isEmpty();
        } finally {
            log.release();
        }
        Logger.getLogger("some").log(Level.WARNING, "late");
        assertThat(written).containsExactly("early", "late");
    }
}
