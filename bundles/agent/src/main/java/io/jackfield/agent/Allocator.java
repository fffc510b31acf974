package io.jackfield.agent;

import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Decides which request gets which connection, by the rules of checklist part B. Knows no lock and calls nobody: {@link Pool} guards it and
 * carries out the {@link Effects}.
 *
 * <p>Two things hold between any two calls: no request waits while a free connection of its name lives on its loop, and none waits while
 * the limits allow another connection.
 */
final class Allocator {
    private final Pool pool;
    private final Limits limits;
    private final LongSupplier clock;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    /** Looked into without the lock, too. */
    private final Map<Connection, Member> members = new ConcurrentHashMap<>();

    private int memberCount;
    private int openings;
    /** How many of {@link #openings} left the pool. */
    private int left;

    private int free;
    private long requestNumber;
    private boolean retired;

    Allocator(Pool pool, Limits limits, LongSupplier clock) {
        this.pool = pool;
        this.limits = limits;
        this.clock = clock;
    }

    // ---- requests

    /** A free connection, else a new one, else a place in the line: the first one of its loop for a request that had its turn already. */
    void place(SocketRequest request, boolean again, Effects effects) {
        Group group = group(request.name());
        Member idle = request.fresh() ? null : group.choose(request.loop(), limits.lifo(), clock);
        if (idle != null) {
            take(idle);
            assign(idle, new Ticket(request, requestNumber), effects);
        } else if (roomFor(group)) {
            open(group, request, effects);
        } else {
            if (again) {
                group.waiting.addFirst(request);
            } else {
                group.waiting.add(request, requestNumber++);
            }
            makeRoom(group, effects);
        }
    }

    private Group group(String name) {
        Group group = groups.get(name);
        if (group == null) {
            group = new Group(pool, name);
            groups.put(name, group);
        }
        return group;
    }

    /** Where a request of this name would be served soonest, or null. */
    Loop loopFor(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return null;
        }
        Member idle = group.choose(null, limits.lifo(), clock);
        if (idle != null) {
            return idle.loop;
        }
        return roomFor(group) ? null : group.busyLoop(requestNumber);
    }

    void cancel(SocketRequest request, Effects effects) {
        Group group = groups.get(request.name());
        if (group != null && !group.waiting.remove(request) && !cancelOpening(group, request, effects)) {
            cancelAssigned(group, request, effects);
        }
        tidy(group);
    }

    private boolean cancelOpening(Group group, SocketRequest request, Effects effects) {
        for (Opening opening : group.openings) {
            if (opening.request == request) {
                Ticket next = opening.left ? null : group.waiting.pollFor(request.loop());
                opening.request = next == null ? null : next.request;
                if (opening.request == null) {
                    doom(opening, effects);
                } else {
                    effects.connecting(opening);
                }
                return true;
            }
        }
        return false;
    }

    private void cancelAssigned(Group group, SocketRequest request, Effects effects) {
        for (Member member : group.busy) {
            if (member.request == request && member.state == Member.State.ASSIGNED) {
                leave(member, effects);
                return;
            }
        }
    }

    private boolean roomFor(Group group) {
        // a retired pool is asked only by requests that were on their way to it: they are served and leave nothing
        // behind
        return retired || group.size() < limits.maxSockets() && !totalReached();
    }

    private boolean totalReached() {
        return memberCount + openings - left >= limits.maxTotalSockets();
    }

    private void open(Group group, SocketRequest request, Effects effects) {
        Opening opening = new Opening(group, request);
        group.openings.add(opening);
        openings++;
        effects.connect(opening);
    }

    /** Closes an idle connection that no waiting request can use: of another loop, or of another name if the total is reached. */
    private void makeRoom(Group group, Effects effects) {
        Member victim = group.free.peekFirst();
        if (victim == null && group.size() < limits.maxSockets()) {
            for (Group other : groups.values()) {
                Member idle = other.free.peekFirst();
                if (idle != null && (victim == null || idle.freeSince < victim.freeSince)) {
                    victim = idle;
                }
            }
        }
        if (victim != null) {
            close(victim, effects);
        }
    }

    /** Opens connections for those who wait, oldest first, as long as the limits allow. */
    void fill(Effects effects) {
        Group next = nextWaiting();
        while (next != null) {
            open(next, next.waiting.pollOldest().request, effects);
            next = nextWaiting();
        }
    }

    private Group nextWaiting() {
        Group next = null;
        for (Group group : groups.values()) {
            if (group.waiting.size() > 0
                    && roomFor(group)
                    && (next == null || group.waiting.oldestNumber() < next.waiting.oldestNumber())) {
                next = group;
            }
        }
        return next;
    }

    // ---- connections on their way

    void connecting(Opening opening, Socket socket, Effects effects) {
        opening.socket = socket;
        if (opening.doomed) {
            effects.add(socket::destroy);
        }
        if (opening.request != null) {
            effects.connecting(opening);
        }
    }

    /** The connection is there: whoever it was asked for has it, unless it was called off or the pool was destroyed. */
    void opened(Opening opening, Connection connection, Effects effects) {
        remove(opening);
        SocketRequest owner = opening.request;
        if (opening.left) {
            effects.add(owner == null ? connection::close : () -> owner.assigned(connection, false));
            tidy(opening.group);
            return;
        }
        Member member = new Member(connection, opening.group, Member.State.IN_USE, owner);
        members.put(connection, member);
        memberCount++;
        opening.group.busy.add(member);
        if (opening.doomed) {
            close(member, effects);
            fail(owner, hangUp(), effects);
        } else {
            effects.add(() -> {
                connection.idleTimeout(limits.timeout());
                owner.assigned(connection, false);
            });
        }
    }

    void connectFailed(Opening opening, Exception cause, Effects effects) {
        remove(opening);
        fail(opening.request, opening.doomed ? hangUp() : cause, effects);
        tidy(opening.group);
        fill(effects);
    }

    private void remove(Opening opening) {
        if (opening.group.openings.remove(opening)) {
            openings--;
            if (opening.left) {
                opening.group.left--;
                left--;
            }
        }
    }

    /** The application takes it out: it counts no more. */
    void left(Opening opening, Effects effects) {
        if (!opening.left && opening.group.openings.contains(opening)) {
            opening.left = true;
            opening.group.left++;
            left++;
            // the one who took it out goes on first
            effects.later(opening.loop(), pool::fill);
        }
    }

    private static void doom(Opening opening, Effects effects) {
        opening.doomed = true;
        if (opening.socket != null) {
            effects.add(opening.socket::destroy);
        }
    }

    private static void fail(SocketRequest request, Exception error, Effects effects) {
        if (request != null) {
            effects.onLoop(request.loop(), () -> request.failed(error));
        }
    }

    private static HttpException hangUp() {
        return new HttpException(ErrorCodes.ECONNRESET, "socket hang up");
    }

    // ---- connections that are there

    /** The member of a connection, or null. Needs no lock. */
    Member find(Connection connection) {
        return members.get(connection);
    }

    private static void assign(Member member, Ticket ticket, Effects effects) {
        member.state = Member.State.ASSIGNED;
        member.request = ticket.request;
        ticket.assign(member);
        effects.later(member.loop, ticket);
    }

    /** The moment at which an assigned connection is given over; false when that was called off, or the connection died, meanwhile. */
    boolean deliver(Member member, SocketRequest request) {
        boolean valid = member.state == Member.State.ASSIGNED && member.request == request;
        if (valid) {
            member.state = Member.State.IN_USE;
        }
        return valid;
    }

    /** Its request is over: the next one of its loop gets it, or it makes room for those of others, or it may be kept. */
    void leave(Member member, Effects effects) {
        Group group = member.group;
        Ticket next = group.waiting.pollFor(member.loop);
        if (next != null) {
            assignOrReplace(member, next, effects);
        } else if (mayKeep(group)) {
            member.state = Member.State.LEAVING;
            effects.add(() -> pool.askToKeep(member));
        } else {
            close(member, effects);
        }
    }

    /** A request that wants a fresh connection gets the place of a used one. */
    private void assignOrReplace(Member member, Ticket next, Effects effects) {
        if (next.request.fresh()) {
            member.group.waiting.addFirst(next.request);
            close(member, effects);
        } else {
            assign(member, next, effects);
        }
    }

    private boolean mayKeep(Group group) {
        return !retired
                && limits.keepAlive()
                && group.free.size() < limits.maxFreeSockets()
                && group.size() <= limits.maxSockets()
                && !othersWait(group);
    }

    /** Whether requests wait that this connection blocks: of its name on another loop, or of another name if the total is reached. */
    private boolean othersWait(Group group) {
        if (group.waiting.size() > group.closing) {
            return true;
        }
        if (totalReached()) {
            for (Group other : groups.values()) {
                if (other.waiting.size() > other.closing) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The hook has answered.
     *
     * @param usable the milliseconds for which the connection may be idle; not positive to give it up
     */
    void kept(Member member, long usable, Effects effects) {
        if (member.state != Member.State.LEAVING) {
            return;
        }
        Ticket next = member.group.waiting.pollFor(member.loop);
        if (next != null) {
            assignOrReplace(member, next, effects);
        } else if (usable <= 0 || !mayKeep(member.group)) {
            close(member, effects);
        } else {
            member.state = Member.State.FREE;
            member.request = null;
            member.freeSince = clock.getAsLong();
            member.expiresAt = usable == Limits.FOR_EVER ? Member.NEVER : member.freeSince + usable;
            member.group.busy.remove(member);
            member.group.free.addLast(member);
            free++;
            effects.add(() -> member.connection.idleTimeout(limits.idleTimeout(usable)));
        }
    }

    private void take(Member member) {
        member.group.free.remove(member);
        member.group.busy.add(member);
        free--;
    }

    // ---- connections that go

    void close(Member member, Effects effects) {
        if (member.state == Member.State.FREE) {
            take(member);
        }
        member.state = Member.State.CLOSING;
        member.group.closing++;
        effects.close(member);
    }

    /** Bytes or an end came while it was idle. */
    void spoiled(Member member, Effects effects) {
        SocketRequest robbed = member.state == Member.State.ASSIGNED ? member.request : null;
        if (member.state != Member.State.CLOSING) {
            close(member, effects);
        }
        if (robbed != null) {
            place(robbed, true, effects);
        }
    }

    void removed(Member member, Effects effects) {
        members.remove(member.connection);
        memberCount--;
        Member.State before = member.state;
        if (before == Member.State.FREE) {
            take(member);
        } else if (before == Member.State.CLOSING) {
            member.group.closing--;
        }
        member.group.busy.remove(member);
        member.state = Member.State.GONE;
        if (before == Member.State.ASSIGNED) {
            place(member.request, true, effects);
        }
        tidy(member.group);
        // its request learns of the end before another one gets a socket
        effects.later(member.loop, pool::fill);
    }

    private void tidy(Group group) {
        if (group != null && group.isEmpty()) {
            groups.remove(group.name, group);
        }
    }

    // ---- all of them

    /** No more are kept; those who wait are returned. */
    List<SocketRequest> retire(Effects effects) {
        retired = true;
        List<SocketRequest> waiting = new ArrayList<>();
        for (Group group : List.copyOf(groups.values())) {
            waiting.addAll(group.waiting.list());
            group.waiting.clear();
            List.copyOf(group.free).forEach(member -> close(member, effects));
            tidy(group);
        }
        return waiting;
    }

    /** All connections end, also those that are not there yet. */
    void destroy(Effects effects) {
        for (Group group : groups.values()) {
            group.openings.stream().filter(o -> !o.left).forEach(opening -> doom(opening, effects));
        }
        for (Member member : members.values()) {
            SocketRequest robbed = member.state == Member.State.ASSIGNED ? member.request : null;
            if (member.state != Member.State.CLOSING) {
                close(member, effects);
            }
            fail(robbed, hangUp(), effects);
        }
    }

    /** The connections that are not free, those on their way included; if there are none the requests that wait for one. */
    int inUse() {
        int connections = memberCount - free + openings;
        return connections > 0
                ? connections
                : groups.values().stream()
                        .mapToInt(group -> group.waiting.size())
                        .sum();
    }

    Iterable<Group> groups() {
        return groups.values();
    }
}
