package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {
    /// What stands behind a line's prefix, its rank, its tone.
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', nullValues = "-", textBlock = """
        loss 0.5;loss 0.5;-;PLAIN
        INFO: loss 0.5;loss 0.5;-;PLAIN
        "2026-11-24 10:00:00,123 - INFO - loss 0.5";loss 0.5;-;PLAIN
        "2026-11-24 10:00:00 INFO trainer.loop - loss 0.5";loss 0.5;-;PLAIN
        [2026-11-24 10:00:00 INFO] loss 0.5;loss 0.5;-;PLAIN
        "WARNING: loss 0.5";loss 0.5;-;WARNING
        "INFO:tensorflow:loss = 1";loss = 1;-;PLAIN
        rank0: loss 0.5;loss 0.5;rank0;PLAIN
        "[rank1]: loss 0.5";loss 0.5;rank1;PLAIN
        "[1,0]<stdout>:loss 0.5";loss 0.5;0;PLAIN
        (pid=4711) loss 0.5;loss 0.5;-;PLAIN
        "10:00:01 | INFO | net.fit:12 - loss 0.5";loss 0.5;-;PLAIN
        "INFO | __main__:fit:12 | loss 0.5";loss 0.5;-;PLAIN
        "INFO: epoch:3 - loss 0.5";epoch:3 - loss 0.5;-;PLAIN
        net.fit:12 - loss 0.5;net.fit:12 - loss 0.5;-;PLAIN
        (worker_1 pid=4711) loss 0.5;loss 0.5;-;PLAIN
        [CV 1/5] END score 0.5;END score 0.5;-;SEARCH
        I0914 10:00:00.1 12 solver.cpp:1] loss 0.5;loss 0.5;-;PLAIN
        "2026-11-24 10:00:00,123 INFO MainThread:4711 [solver.py:step():120] loss 0.5";loss 0.5;-;PLAIN
        "[2026-11-24 10:00:00] node-1:4711:4712 [0] wrap.c:94 GPU WARN loss 0.5";GPU WARN loss 0.5;-;PLAIN
        [epoch:3] loss 0.5;[epoch:3] loss 0.5;-;PLAIN
        "epoch:3 [train.py:120] loss 0.5";"epoch:3 [train.py:120] loss 0.5";-;PLAIN
        "epoch:3:9 [0] loss 0.5";"epoch:3:9 [0] loss 0.5";-;PLAIN
        epoch:3 INFO loss 0.5;epoch:3 INFO loss 0.5;-;PLAIN
        "solver.py:83: UserWarning: loss 0.5";"UserWarning: loss 0.5";-;WARNING
        - loss 0.5;loss 0.5;-;PLAIN
        [50] loss 0.5;[50] loss 0.5;-;PLAIN
        train: loss 0.5;train: loss 0.5;-;PLAIN
        "";"";-;PLAIN
        """)
    void whatALoggerPutsBeforeARecord(String text, String record, String rank, Prefix.Tone tone) {
        LineTokens tokens = Scanned.line(text);
        Prefix prefix = Prefix.of(tokens);
        assertEquals(record, prefix.end() < tokens.count() ? text.substring(tokens.from(prefix.end())) : "");
        assertEquals(rank, prefix.rank() < 0 ? null : tokens.text(prefix.rank()));
        assertEquals(tone, prefix.tone());
    }
}
