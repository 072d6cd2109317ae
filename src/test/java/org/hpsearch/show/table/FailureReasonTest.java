package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReasonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Traceback (most recent call last):;  File "a.py", line 3;ValueError: no              | ValueError: no
        torch.cuda.OutOfMemoryError: CUDA out of memory. Tried 2 GiB;  in backward;Aborted   | torch.cuda.OutOfMemoryError: CUDA out of memory. Tried 2 GiB
        Exception in thread "main" java.lang.IllegalStateException: bad; at A.main(A.java:3) | Exception in thread "main" java.lang.IllegalStateException: bad
        Error in fit(x) : object 'y' not found;Execution halted                              | Error in fit(x) : object 'y' not found
        panic: runtime error: index out of range;goroutine 1 [running]:                      | panic: runtime error: index out of range
        thread 'main' panicked at src/main.rs:4:5:;boom                                      | thread 'main' panicked at src/main.rs:4:5:
        some words;the last words                                                            | the last words
        UserWarning: old;the last words                                                      | the last words
        ``                                                                                   | ``
        """)
    void theLineThatSaysMost(String lines, String expected) {
        assertEquals(expected, FailureReason.of(lines.isEmpty() ? List.of() : List.of(lines.split(";"))));
    }
}
