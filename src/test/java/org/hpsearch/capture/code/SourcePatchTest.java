package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.capture.arguments.Redaction;
import org.junit.jupiter.api.Test;

class SourcePatchTest {
    private static final String PATCH = """
        diff --git a/train.py b/train.py
        index 1..2 100644
        --- a/train.py
        +++ b/train.py
        @@ -1,2 +1,2 @@
         lr = 1
        -token = "old"
        +token = "abc"
        diff --git a/.env b/.env
        new file mode 100644
        --- /dev/null
        +++ b/.env
        @@ -0,0 +1 @@
        +A=b
        diff --git a/c.yaml b/c.yaml
        --- a/c.yaml
        +++ b/c.yaml
        @@ -1 +1,3 @@
        -password: x
        +password: |
        +  one
        +  two
        \\ No newline at end of file
        """;

    @Test
    void aPatchHasAPartForEachFile() {
        assertEquals(
                List.of("train.py", ".env", "c.yaml"),
                SourcePatch.parts(PATCH).stream().map(SourcePatch.Part::file).toList());
        StringBuilder again = new StringBuilder();
        SourcePatch.parts(PATCH).forEach(part -> again.append(part.text()));
        assertEquals(PATCH, again.toString());
        assertEquals(List.of(), SourcePatch.parts(""));
        assertEquals(List.of(), SourcePatch.parts("no patch\n"));
    }

    @Test
    void secretsAreHiddenAndTheLinesStay() {
        Redaction redaction = new Redaction(List.of());
        assertEquals("""
            diff --git a/train.py b/train.py
            index 1..2 100644
            --- a/train.py
            +++ b/train.py
            @@ -1,2 +1,2 @@
             lr = 1
            -token = "***"
            +token = "***"
            diff --git a/c.yaml b/c.yaml
            --- a/c.yaml
            +++ b/c.yaml
            @@ -1 +1,3 @@
            -password: ***
            +password: |
            +  ***
            +  ***
            \\ No newline at end of file
            """, SourcePatch.safe(PATCH, redaction));
        assertEquals(List.of(".env", "password", "token"), redaction.hidden());
    }

    @Test
    void aPartWithoutLinesStaysAsItIs() {
        String binary = "diff --git a/x.bin b/x.bin\nBinary files differ\n";
        assertEquals(binary, SourcePatch.safe(binary, Redaction.STANDARD));
    }
}
