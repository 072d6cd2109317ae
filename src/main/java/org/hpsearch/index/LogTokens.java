package org.hpsearch.index;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a log as [Tokens#of] tells them, with a border behind each line, but without an object for each: a log
/// has more words than all the rest of a run.
final class LogTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<LogLines.Line> lines;
    private Iterator<LogLines.Line> rest;
    private Iterator<String> words = List.<String>of().iterator();
    private String line = "";
    private int at;

    LogTokens(List<LogLines.Line> lines) {
        this.lines = lines;
        this.rest = lines.iterator();
    }

    @Override
    public void reset() {
        rest = lines.iterator();
        words = List.<String>of().iterator();
        line = "";
        at = 0;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int steps = 1;
        while (!plainWord() && !otherWord()) {
            if (!rest.hasNext()) {
                return false;
            }
            open(rest.next().text());
            steps += Tokens.GAP;
        }
        step.setPositionIncrement(steps);
        return true;
    }

    private void open(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 0x80;
        }
        line = plain ? text : "";
        at = 0;
        if (!plain) {
            words = Tokens.of(text).iterator();
        }
    }

    private boolean plainWord() {
        int length = 0;
        for (; at < line.length(); at++) {
            char c = lower(line.charAt(at));
            if (c == 0) {
                if (length > 0) {
                    break;
                }
                continue;
            }
            if (length == Tokens.LONGEST) {
                break;
            }
            if (length == term.buffer().length) {
                term.resizeBuffer(length + 1);
            }
            term.buffer()[length++] = c;
        }
        term.setLength(length);
        return length > 0;
    }

    /// The small letter or digit; 0 for what is neither.
    private static char lower(char c) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            return c;
        }
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : 0;
    }

    private boolean otherWord() {
        if (!words.hasNext()) {
            return false;
        }
        term.setEmpty().append(words.next());
        return true;
    }
}
