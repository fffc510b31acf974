package io.jackfield.agent;

import io.jackfield.api.Socket;
import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is decided under the lock of a {@link Pool} and done after it, so that no foreign code runs inside. One for all decisions, taken out
 * after each, so that those that come with each request make no object of their own. Guarded by that lock.
 */
final class Effects {
    private final AgentHost host;
    /** Most decisions have one effect. */
    private Runnable first;
    /** Where the first effect happens {@link #later}, or null if it happens at once. */
    private Loop laterOn;

    private List<Runnable> others = List.of();

    Effects(AgentHost host) {
        this.host = host;
    }

    void add(Runnable effect) {
        if (first == null) {
            first = effect;
            return;
        }
        if (others.isEmpty()) {
            others = new ArrayList<>();
        }
        others.add(effect);
    }

    /** On a loop: at once when the caller is there. */
    void onLoop(Loop loop, Runnable effect) {
        add(() -> {
            if (loop.inLoop()) {
                effect.run();
            } else {
                loop.execute(effect);
            }
        });
    }

    /** On a loop: in its present turn when the caller is there, but never at once. */
    void later(Loop loop, Runnable effect) {
        if (first == null) {
            first = effect;
            laterOn = loop;
        } else {
            add(() -> queue(loop, effect));
        }
    }

    private static void queue(Loop loop, Runnable effect) {
        if (loop.inLoop()) {
            loop.nextTick(effect);
        } else {
            loop.execute(effect);
        }
    }

    /** Asks the host for a connection. */
    void connect(Opening opening) {
        add(() -> host.connect(opening));
    }

    /** Tells the request that will get a connection which socket it is, if that is known already. */
    void connecting(Opening opening) {
        SocketRequest request = opening.request;
        Socket socket = opening.socket;
        if (socket != null) {
            onLoop(request.loop(), () -> request.connecting(socket));
        }
    }

    /** Closes a member's connection. */
    void close(Member member) {
        onLoop(member.loop, member.connection::close);
    }

    /** Ends a decision: lets go of the lock, which the caller has, and does what was decided. */
    void unlockAndRun(ReentrantLock lock) {
        Runnable one = first;
        Loop on = laterOn;
        List<Runnable> more = others;
        first = null;
        laterOn = null;
        others = List.of();
        lock.unlock();
        if (on != null) {
            queue(on, one);
        } else if (one != null) {
            one.run();
        }
        for (int i = 0; i < more.size(); i++) {
            more.get(i).run();
        }
    }
}
