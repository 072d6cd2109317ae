package org.hpsearch.capture.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Words that open groups of assignments.
class KeyWordsTest {
    /// The names of the assignments, each with what stands before it.
    private static String of(String command) {
        List<String> words = List.of(command.split(" "));
        KeyWords groups = new KeyWords(words);
        groups.look(1);
        StringBuilder text = new StringBuilder();
        for (int at = 1; at < words.size(); at++) {
            if (!groups.take(at)) {
                text.append(groups.path()).append(words.get(at)).append(' ');
            }
        }
        return text.toString().strip();
    }

    @Test
    void groupsAndGroupsInThem() {
        assertEquals("sample.n=1 data.file=x", of("m sample n=1 data file=x"));
        assertEquals("sample.adapt.delta=0.9 data.file=x", of("m sample adapt delta=0.9 data file=x"));
        assertEquals("sample.n=1 sample.m=2 data.file=x", of("m sample n=1 m=2 data file=x"));
        assertEquals("sample.n=1 data.file=x data.last", of("m sample n=1 data file=x last"));
    }

    @Test
    void oneGroupAloneIsNone() {
        assertEquals("sample n=1", of("m sample n=1"));
        assertEquals("a=1 b=2", of("m a=1 b=2"));
        assertEquals("--x sample n=1", of("m --x sample n=1"));
        assertEquals("", of("m"));
    }
}
