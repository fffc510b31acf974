package io.jackfield.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class in which a buffer was lost. At the end it loses one itself, and collects garbage until that one is reported: what
 * was lost before is reported by then too. Stands first among the extensions, before Netty makes its detectors.
 */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    private static final String OURS = "lost on purpose by the leak watch";

    private final List<String> reports = new CopyOnWriteArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @Deprecated
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> type, int interval, long maxActive) {
                return newResourceLeakDetector(type, interval);
            }

            @Override
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> type, int interval) {
                return new Detector<>(type, interval, reports);
            }
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        lose();
        await().until(() -> {
            System.gc();
            ByteBufAllocator.DEFAULT.directBuffer(1).release();
            return reports.stream().anyMatch(report -> report.contains(OURS));
        });
        assertThat(reports).allMatch(report -> report.contains(OURS));
    }

    private static void lose() {
        ByteBuf lost = ByteBufAllocator.DEFAULT.directBuffer(1);
        lost.touch(OURS);
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        private final List<String> reports;

        Detector(Class<?> type, int interval, List<String> reports) {
            super(type, interval);
            this.reports = reports;
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String type, String records) {
            reports.add(type + records);
        }

        @Override
        protected void reportUntracedLeak(String type) {
            reports.add(type);
        }
    }
}
