package org.hpsearch.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static String text(Reply reply) {
        return reply.status() + " " + reply.type() + " " + new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void kindsOfReplies() {
        assertEquals(
                "200 application/json {\n  \"a\": 1\n}\n", text(Reply.json(Value.Obj.of(Map.of("a", Value.of(1))))));
        assertEquals("403 text/plain; charset=utf-8 größer\n", text(Reply.text(Reply.FORBIDDEN, "größer")));
        assertEquals("""
            404 application/json {
              "error": {
                "code": "absent",
                "hint": "",
                "message": "nothing here"
              }
            }
            """, text(Reply.error(Reply.ABSENT, "absent", "nothing here")));
    }

    @Test
    void aHeaderMoreLeavesTheOthers() {
        Reply reply = Reply.text(200, "x");
        assertEquals(
                Map.of("A", "1", "B", "3"),
                reply.with("A", "1").with("B", "2").with("B", "3").headers());
        assertEquals(Map.of(), reply.headers());
    }
}
