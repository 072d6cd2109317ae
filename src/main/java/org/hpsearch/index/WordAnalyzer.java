package org.hpsearch.index;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words of a text as [Tokens#of] tells them, for those of Lucene's classes that ask an analyzer.
public final class WordAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new Words());
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
        return new Lower(in);
    }

    /// No phrase reaches from one text over to the next.
    @Override
    public int getPositionIncrementGap(String field) {
        return Tokens.GAP;
    }

    private static final class Words extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private java.util.Iterator<String> rest = java.util.Collections.emptyIterator();

        @Override
        public void reset() throws IOException {
            super.reset();
            StringWriter text = new StringWriter();
            input.transferTo(text);
            rest = Tokens.of(text.toString()).iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!rest.hasNext()) {
                return false;
            }
            term.append(rest.next());
            return true;
        }
    }

    /// Small letters, but for one behind a backslash: `\D` of a regular expression is not `\d`.
    private static final class Lower extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Lower(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            StringBuilder lower = new StringBuilder();
            String text = term.toString();
            for (int i = 0; i < text.length(); i++) {
                boolean kept = i > 0 && text.charAt(i - 1) == '\\';
                lower.append(kept ? text.charAt(i) : Character.toLowerCase(text.charAt(i)));
            }
            term.setEmpty().append(lower);
            return true;
        }
    }
}
