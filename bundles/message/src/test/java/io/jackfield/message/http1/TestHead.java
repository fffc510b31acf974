package io.jackfield.message.http1;

import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A head to be sent, as a test puts it together: 200 OK without Date unless told otherwise. */
public final class TestHead implements OutgoingHead {
    private final List<String[]> fields = new ArrayList<>();
    private final Set<AutomaticField> removed = EnumSet.noneOf(AutomaticField.class);
    private int status = 200;
    private String reason = "OK";
    private String method;
    private String target;
    private long length = UNKNOWN_LENGTH;
    private boolean date;
    private boolean keepAlive = true;

    public static TestHead request(String method, String target) {
        TestHead head = new TestHead();
        head.status = 0;
        head.reason = null;
        head.method = method;
        head.target = target;
        return head;
    }

    public TestHead status(int code, String phrase) {
        status = code;
        reason = phrase;
        return this;
    }

    public TestHead field(String name, String value) {
        fields.add(new String[] {name, value});
        return this;
    }

    TestHead without(AutomaticField field) {
        removed.add(field);
        return this;
    }

    public TestHead length(long known) {
        length = known;
        return this;
    }

    TestHead withDate() {
        date = true;
        return this;
    }

    public TestHead close() {
        keepAlive = false;
        return this;
    }

    public static Fields fieldsOf(String... namesAndValues) {
        TestHead head = new TestHead();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            head.field(namesAndValues[i], namesAndValues[i + 1]);
        }
        return head.fields();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public Fields fields() {
        return new Fields() {
            @Override
            public int size() {
                return fields.size();
            }

            @Override
            public String name(int index) {
                return fields.get(index)[0];
            }

            @Override
            public String value(int index) {
                return fields.get(index)[1];
            }
        };
    }

    @Override
    public boolean sendDate() {
        return date;
    }

    @Override
    public boolean removed(AutomaticField field) {
        return removed.contains(field);
    }

    @Override
    public long knownLength() {
        return length;
    }

    @Override
    public boolean keepAlive() {
        return keepAlive;
    }
}
