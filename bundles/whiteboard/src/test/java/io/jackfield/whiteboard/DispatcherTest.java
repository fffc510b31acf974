package io.jackfield.whiteboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.stream.Writable;
import io.jackfield.api.whiteboard.MountDTO;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DispatcherTest {
    private final Mounts mounts = new Mounts(new WhiteboardSettings(0, 20_000));
    private final Dispatcher dispatcher = new Dispatcher(mounts, "main");
    private final List<String> called = new ArrayList<>();
    private long nextId = 1;

    private Registration registration(String kind, Object... properties) {
        Map<String, Object> all = new HashMap<>(Map.of("service.id", nextId++));
        for (int i = 0; i < properties.length; i += 2) {
            all.put((String) properties[i], properties[i + 1]);
        }
        return new Registration(kind, all, "app");
    }

    /** Mounts a handler that answers with its name. */
    private void handler(String name, Object... properties) {
        RequestListener listener = (request, response) -> response.end(name);
        mounts.add(name, registration(MountDTO.HANDLER, properties), listener);
    }

    private FakeExchange ask(String method, String url) {
        FakeExchange exchange = new FakeExchange(method, url);
        dispatcher.on(exchange.request, exchange.response);
        return exchange;
    }

    private String answer(String url) {
        FakeExchange exchange = ask("GET", url);
        return exchange.status == 200 ? exchange.text : Integer.toString(exchange.status);
    }

    private static final String PATH = WhiteboardConstants.HANDLER_PATH;
    private static final String METHOD = WhiteboardConstants.HANDLER_METHOD;

    @Test
    void theMostSpecificPathServes() {
        handler("all", PATH, "/*");
        handler("below", PATH, "/a/*");
        handler("variable", PATH, "/a/{x}");
        handler("deep", PATH, "/a/{x}/c");
        handler("literal", PATH, "/a/b/{y}");
        handler("exact", PATH, new String[] {"/a/b", "/z"});

        assertThat(answer("/a/b")).isEqualTo("exact");
        assertThat(answer("/z?q=/a/b")).isEqualTo("exact");
        assertThat(answer("/a/x")).isEqualTo("variable");
        assertThat(answer("/a/x/c")).isEqualTo("deep");
        assertThat(answer("/a/b/c")).isEqualTo("literal");
        assertThat(answer("/a/b/c/d")).isEqualTo("below");
        assertThat(answer("/a")).isEqualTo("below");
        assertThat(answer("/other")).isEqualTo("all");
        assertThat(answer("/a/%62")).isEqualTo("exact");
    }

    @Test
    void rankingChoosesAmongEqualsAndTheOtherTakesOver() {
        handler("first", PATH, "/a");
        handler("second", PATH, "/a");
        assertThat(answer("/a")).isEqualTo("first");

        handler("better", PATH, "/a", "service.ranking", 10);
        assertThat(answer("/a")).isEqualTo("better");

        mounts.remove(MountDTO.HANDLER, "better");
        assertThat(answer("/a")).isEqualTo("first");
        mounts.remove(MountDTO.HANDLER, "first");
        assertThat(answer("/a")).isEqualTo("second");
        mounts.remove(MountDTO.HANDLER, "second");
        assertThat(answer("/a")).isEqualTo("404");
    }

    @Test
    void aMethodThatNobodyServesIsToldWithAllow() {
        handler("get", PATH, "/a", METHOD, "GET");
        handler("put", PATH, "/a", METHOD, List.of("PUT", "DELETE"));
        handler("star", PATH, "/b/*", METHOD, "POST");
        handler("x", PATH, "/b/{x}", METHOD, "PATCH");

        assertThat(ask("GET", "/a").text).isEqualTo("get");
        assertThat(ask("HEAD", "/a").text).isEqualTo("get");
        assertThat(ask("PUT", "/a").text).isEqualTo("put");
        FakeExchange post = ask("POST", "/a");
        assertThat(post.status).isEqualTo(405);
        assertThat(post.headers).containsEntry("Allow", "DELETE, GET, HEAD, PUT");
        assertThat(ask("POST", "/b/1").text).isEqualTo("star");
        assertThat(ask("GET", "/b/1").headers).containsEntry("Allow", "PATCH, POST");
    }

    @Test
    void aHandlerIsForTheServersItNames() {
        handler("other", PATH, "/a", WhiteboardConstants.SERVER, "other");
        handler("both", PATH, "/b", WhiteboardConstants.SERVER, List.of("other", "main"));

        assertThat(answer("/a")).isEqualTo("404");
        assertThat(answer("/b")).isEqualTo("both");
    }

    @Test
    void oneWithoutAPathServesWhatIsLeft() {
        handler("rest");
        handler("a", PATH, "/a");

        assertThat(answer("/a")).isEqualTo("a");
        assertThat(answer("/b")).isEqualTo("rest");
    }

    @Test
    void filtersStandAroundHandlersInOrder() {
        handler("a", PATH, "/in/a");
        filter("late", "/*", 1);
        filter("early", "/in/*", 2);
        filter("elsewhere", "/out/*", 3);

        assertThat(answer("/in/a")).isEqualTo("a");
        assertThat(called).containsExactly("early", "late");
        called.clear();
        assertThat(answer("/in/../out/%61")).isEqualTo("404");
        assertThat(called).containsExactly("elsewhere", "late");
    }

    private void filter(String name, String path, int ranking) {
        RequestFilter filter = (request, response, next) -> {
            called.add(name);
            next.on(request, response);
        };
        mounts.add(
                name,
                registration(MountDTO.FILTER, WhiteboardConstants.FILTER_PATH, path, "service.ranking", ranking),
                filter);
    }

    @Test
    void aFilterThatAnswersEndsTheWay() throws Exception {
        handler("a", PATH, "/a");
        RequestFilter guard =
                (request, response, next) -> response.writeHead(403, Map.of()).end("no");
        mounts.add("guard", registration(MountDTO.FILTER, WhiteboardConstants.FILTER_PATH, "/*"), guard);

        FakeExchange refused = ask("GET", "/a");
        assertThat(refused.status).isEqualTo(403);
        refused.emit(Writable.FINISH);
        assertThat(mounts.list()).allSatisfy(dto -> assertThat(dto.running).isZero());
    }

    @Test
    void errorHandlersAnswerForWhatIsMissingOrFails() {
        RequestListener bad = (request, response) -> {
            throw new IllegalStateException("broken");
        };
        mounts.add("bad", registration(MountDTO.HANDLER, PATH, "/bad"), bad);
        assertThat(answer("/bad")).isEqualTo("500");

        ErrorHandler general = (status, thrown, request, response) ->
                response.end("general " + status + (thrown == null ? "" : " " + thrown.getMessage()));
        ErrorHandler missing = (status, thrown, request, response) -> response.end("missing");
        mounts.add("general", registration(MountDTO.ERROR, "service.ranking", 5), general);
        mounts.add("missing", registration(MountDTO.ERROR, WhiteboardConstants.ERROR_STATUS, 404), missing);

        assertThat(ask("GET", "/bad").text).isEqualTo("general 500 broken");
        FakeExchange notThere = ask("GET", "/nowhere");
        assertThat(notThere.text).isEqualTo("missing");
        assertThat(notThere.status).isEqualTo(404);
        assertThat(mounts.list()).filteredOn(dto -> dto.path.equals("/bad")).allSatisfy(dto -> assertThat(dto.failures)
                .isEqualTo(2));
    }

    @Test
    void aHandlerThatGoesIsWaitedFor() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RequestListener late = (request, response) -> begun.countDown();
        mounts.add("slow", registration(MountDTO.HANDLER, PATH, "/slow"), late);
        FakeExchange slow = ask("GET", "/slow");
        begun.await();

        CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> mounts.remove(MountDTO.HANDLER, "slow"));
        await("no more requests for it").until(() -> mounts.list().isEmpty());
        assertThat(answer("/slow")).isEqualTo("404");
        assertThat(gone).isNotDone();
        Mount<RequestListener> place = mounts.routes().find("/slow", "GET", "main");
        assertThat(place.keptFor()).as("its place is kept meanwhile").isPositive();
        slow.emit(Emitter.CLOSE);
        gone.get(20, TimeUnit.SECONDS);
        assertThat(place.keptFor()).isZero();
    }

    @Test
    void aChangedHandlerMovesAtOnce() {
        handler("moving", PATH, "/old");
        handler("moving", PATH, "/new");

        assertThat(answer("/old")).isEqualTo("404");
        assertThat(answer("/new")).isEqualTo("moving");
    }

    @Test
    void whatCanNotBeMeantLeavesAHandlerWhereItWas() {
        handler("configured", PATH, "/a", "service.pid", "example.handler");
        handler("configured", PATH, "nowhere", "service.pid", "example.handler");
        assertThat(answer("/a")).isEqualTo("configured");
        assertThat(mounts.list())
                .extracting(dto -> dto.path + " " + dto.problem)
                .containsExactly("/a ", "nowhere bad-path");
        assertThat(mounts.refusals().refusals())
                .singleElement()
                .asString()
                .startsWith("example.handler: handler of app at nowhere is not mounted: no path");

        handler("configured", PATH, "/b", METHOD, "get", "service.pid", "example.handler");
        assertThat(answer("/a")).isEqualTo("configured");
        handler("configured", PATH, "/b", "service.pid", "example.handler");
        assertThat(answer("/a")).isEqualTo("404");
        assertThat(answer("/b")).isEqualTo("configured");
        assertThat(mounts.refusals().refusals()).isEmpty();

        handler("configured", PATH, "nowhere", "service.pid", "example.handler");
        mounts.remove(MountDTO.HANDLER, "configured");
        assertThat(mounts.refusals().refusals()).isEmpty();
    }

    @Test
    void whatIsNotMountedSaysWhy() {
        handler("good", PATH, new String[] {"/good", "no-path"});
        handler("worse", PATH, "/good", "service.ranking", -1);
        handler("typo", PATH, "/typo", METHOD, "get");
        mounts.add("none", registration(MountDTO.HANDLER, PATH, "/none"), null);
        RequestFilter filter = (request, response, next) -> {};
        mounts.add("filter", registration(MountDTO.FILTER), filter);

        assertThat(mounts.list())
                .extracting(dto -> dto.kind + " " + dto.path + " " + dto.problem)
                .containsExactly(
                        "filter  no-path",
                        "handler  bad-property",
                        "handler  no-service",
                        "handler /good ",
                        "handler /good shadowed",
                        "handler no-path bad-path");
        assertThat(mounts.list()).filteredOn(dto -> !dto.problem.isEmpty()).allSatisfy(dto -> assertThat(dto.message)
                .isNotEmpty());
        assertThat(answer("/good")).isEqualTo("good");
    }

    @Test
    void noRequestGetsAroundAFilterWhoseBundleIsUpdated() throws Exception {
        mounts.settings(new WhiteboardSettings(20_000, 20_000));
        RequestFilter filter = (request, response, next) -> {
            response.setHeader("x-passed", "yes");
            next.on(request, response);
        };
        RequestListener handler = (request, response) -> response.end("served");
        CompletableFuture<Void> updates = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20_000; i++) {
                mounts.add("filter", registration(MountDTO.FILTER, WhiteboardConstants.FILTER_PATH, "/*"), filter);
                mounts.add("handler", registration(MountDTO.HANDLER, PATH, "/a"), handler);
                mounts.remove(MountDTO.FILTER, "filter");
                mounts.remove(MountDTO.HANDLER, "handler");
            }
        });
        while (!updates.isDone()) {
            FakeExchange exchange = ask("GET", "/a");
            if ("served".equals(exchange.text)) {
                assertThat(exchange.headers).containsKey("x-passed");
            }
            exchange.emit(Writable.FINISH);
        }
        updates.get();
    }
}
