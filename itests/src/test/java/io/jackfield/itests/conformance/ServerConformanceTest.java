package io.jackfield.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jackfield.itests.conformance.Play.Played;
import io.jackfield.itests.conformance.Stage.Parts;
import io.jackfield.itests.conformance.Table.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * The servers against what Node's own servers answered, and against hostile requests, on each transport and parser. The
 * figures are those of {@code docs/conformance.md}.
 */
class ServerConformanceTest {
    private static final List<Parts> STAGES =
            List.of(new Parts("nio", "strict"), new Parts("epoll", "strict"), new Parts("nio", "netty"));

    @TestFactory
    Stream<DynamicNode> dialoguesWithNode() {
        return nodes(new Table("server", null), ServerCase.all());
    }

    @TestFactory
    Stream<DynamicNode> hostileRequests() {
        return nodes(new Table("hostile-requests", "of several right outcomes the safest"), HostileRequest.all());
    }

    private static Stream<DynamicNode> nodes(Table table, List<? extends Case> cases) {
        Stream<DynamicNode> played = STAGES.stream().map(parts -> {
            // played when its turn comes, not when all are listed
            Stream<DynamicNode> tests = Stream.of(parts).flatMap(each -> tests(table, cases, each));
            return dynamicContainer(parts.toString(), tests);
        });
        return Stream.concat(played, Stream.of(dynamicTest("the committed figures", table::check)));
    }

    private static Stream<DynamicNode> tests(Table table, List<? extends Case> cases, Parts parts) {
        List<Played> outcomes = new ArrayList<>();
        try (Stage stage = Stage.open(parts)) {
            outcomes.addAll(new Play(stage.port()).all(cases));
        } catch (Exception e) {
            return Stream.of(dynamicTest("start", () -> {
                throw e;
            }));
        }
        table.add(
                parts.toString(),
                outcomes.stream()
                        .filter(each -> each.played().graded())
                        .map(each -> new Figure(
                                each.played().category(),
                                each.verdict().right(),
                                each.verdict().best()))
                        .toList());
        return outcomes.stream()
                .map(outcome -> dynamicTest(outcome.played().id(), () -> assertThat(
                                outcome.verdict().right())
                        .as(outcome.verdict().text())
                        .isTrue()));
    }
}
