package io.jackfield.client;

import io.jackfield.api.Headers;
import io.jackfield.api.Information;
import io.jackfield.message.FoldedHeaders;
import io.jackfield.spi.parser.HeadBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An interim response over its head. */
final class RequestInformation implements Information {
    private final HeadBlock head;

    RequestInformation(HeadBlock head) {
        this.head = head;
    }

    @Override
    public int statusCode() {
        return head.status();
    }

    @Override
    public String statusMessage() {
        return head.reason();
    }

    @Override
    public String httpVersion() {
        return head.major() + "." + head.minor();
    }

    @Override
    public Headers headers() {
        return FoldedHeaders.of(head);
    }

    @Override
    public List<String> rawHeaders() {
        List<String> lines = new ArrayList<>(2 * head.fieldCount());
        for (int i = 0; i < head.fieldCount(); i++) {
            lines.add(head.name(i));
            lines.add(head.value(i));
        }
        return Collections.unmodifiableList(lines);
    }
}
