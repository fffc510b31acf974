package io.jackfield.jfr;

import io.jackfield.jfr.recorder.Recorder;
import io.jackfield.platform.observe.ObserverProvider;
import io.jackfield.platform.observe.ServerObserver;
import java.util.function.Function;

/** The recorder outside a container, where {@link RecorderComponent} is none. Where the runtime has no recorder it does nothing. */
public final class RecorderProvider implements ObserverProvider {
    /** Made by the service loader. */
    public RecorderProvider() {}

    @Override
    public AutoCloseable begin(Function<ServerObserver, Runnable> register) {
        Recorder recorder = ModuleLayer.boot().findModule("jdk.jfr").isEmpty() ? null : Recorder.open(register);
        return recorder == null ? () -> {} : recorder;
    }
}
