package org.hpsearch.capture.output.line;

import java.util.List;
import java.util.Locale;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// What loggers and launchers put before a record: times, levels, names, ranks.
///
/// @param end  the record's first token
/// @param rank token that tells which of several processes printed the line, −1 for none
/// @param tone what kind of line the prefix announces
record Prefix(int end, int rank, Tone tone) {
    /// What kind of line it is.
    enum Tone {
        PLAIN,
        /// A warning or an error: only a result counts.
        WARNING,
        /// A search's line, which echoes its parameters: only a result counts.
        SEARCH
    }

    /// A prefix of a fixed form.
    ///
    /// @param behind signs that are passed over behind it
    /// @param ranked whether the token named 1 tells the rank
    private record Form(TokenPattern pattern, String behind, boolean ranked) {
        static Form of(String pattern, String behind) {
            return new Form(TokenPattern.of(pattern), behind, false);
        }

        static Form ranked(String pattern, String behind) {
            return new Form(TokenPattern.of(pattern), behind, true);
        }
    }

    private static final List<Form> FORMS = List.of(
            // 10:00:01 4711 INFO
            Form.of("OTHER INT & LEVEL", ""),
            Form.of("OTHER ,-|:; INT & LEVEL", ""),
            // 10:00:01 -
            Form.of("OTHER", ",-|:;"),
            // - item
            Form.of("#*>-| & !NUM", ""),
            Form.of("BAR & WORD", ""),
            // [1,0]<stdout>:
            Form.ranked("[ INT , INT1 ] < WORD", ">:"),
            Form.ranked("[ INT , INT1 ] <", ">:"),
            // [0]: loss
            Form.ranked("[ INT1 ] : & WORD", ""),
            // rank0: loss
            Form.ranked("RANK1 : & !NUM", ""),
            Form.ranked("rank INT1 :]|-", ":]|-"),
            // trainer.callbacks:143 >>
            Form.of("WORD ~: ~INT >", ">"),
            // MainThread:4711 [solver.py:step():120]
            Form.of("WORD ~: ~INT & [ SOURCE :", ""),
            // host:4711:4712 [0]
            Form.of("WORD ~: ~INT ~: ~INT [ INT ]", ""),
            // solver.c:120 NCCL WARN
            Form.of("SOURCE ~: ~INT", ":-|>"),
            // trainer:120 INFO
            Form.of("WORD ~: ~INT & LEVEL", ""),
            // host:0 trainer:120 INFO
            Form.of("WORD ~: ~INT & WORD ~: ~INT LEVEL", ""),
            // (solver.py:120) INFO
            Form.of("( WORD : INT ) & LEVEL", ""));

    /// Among which the kind of a warning stands.
    private static final int FIRST_TOKENS = 20;

    private static final TokenPattern CV = TokenPattern.of("[ cv");
    private static final TokenPattern RANKED = TokenPattern.of("[ RANK");
    private static final TokenPattern NUMBERED_RANK = TokenPattern.of("[ rank INT");
    private static final TokenPattern HOST_AND_TIME = TokenPattern.of("OTHER");
    private static final TokenPattern PLACE = TokenPattern.of("[ SOURCE :");
    private static final TokenPattern WARNS = TokenPattern.of("[ warning");
    private static final TokenPattern LOGGER = TokenPattern.of("WORD ~: & WORD");
    private static final TokenPattern GLUED_LOGGER = TokenPattern.of("WORD ~: & ~WORD");
    /// `module:42 -` and `module:function:42 |`, behind a time or a level
    private static final List<TokenPattern> PLACES =
            List.of(TokenPattern.of("WORD ~: ~INT -|"), TokenPattern.of("WORD ~: ~WORD ~: ~INT -|"));

    /// `time=2026-11-24T10:00:00Z level=info msg=`
    private static final TokenPattern LOGGED_TIME = TokenPattern.of("time|ts|timestamp = OTHER");
    private static final TokenPattern QUOTED_TIME = TokenPattern.of("time|ts|timestamp = \" OTHER \"");
    private static final TokenPattern LOGGED_LEVEL = TokenPattern.of("level|lvl|severity = WORD");
    /// `[INFO|DP=0|PP=0]`
    private static final TokenPattern LEVEL_AND_RANKS = TokenPattern.of("[ LEVEL |");
    private static final TokenPattern NAME_AND_DASH = TokenPattern.of("WORD - & !NUM");

    /// The prefix of a line.
    static Prefix of(LineTokens tokens) {
        Prefix prefix = new Prefix(0, -1, Tone.PLAIN);
        Prefix longer = prefix.next(tokens);
        while (longer.end > prefix.end && longer.end < tokens.count()) {
            prefix = longer;
            longer = prefix.next(tokens);
        }
        Prefix whole = longer.end >= tokens.count() ? new Prefix(0, longer.rank, longer.tone) : longer;
        return namesWarning(tokens) ? whole.with(Tone.WARNING) : whole;
    }

    /// `module.py:83: UserWarning: ...`
    private static boolean namesWarning(LineTokens tokens) {
        for (int i = 1; i < Math.min(tokens.count(), FIRST_TOKENS); i++) {
            if (tokens.isSign(i, ':') && tokens.word(i - 1).endsWith("Warning")) {
                return true;
            }
        }
        return false;
    }

    private Prefix to(int token) {
        return new Prefix(token, rank, tone);
    }

    private Prefix with(Tone other) {
        return new Prefix(end, rank, other);
    }

    /// This prefix with the next piece of decoration, the same where none follows.
    private Prefix next(LineTokens tokens) {
        for (Form form : FORMS) {
            int behind = form.pattern.end(tokens, end);
            if (behind > 0 && !isPair(tokens)) {
                int found = form.ranked ? form.pattern.token(1, end) : rank;
                return new Prefix(tokens.skip(behind, form.behind), found, tone);
            }
        }
        if (tokens.isSign(end, '[')) {
            return bracket(tokens, tokens.close(end));
        }
        if (tokens.isSign(end, '(')) {
            return process(tokens, tokens.close(end));
        }
        return tokens.kind(end) == LineTokens.WORD ? word(tokens) : this;
    }

    /// `epoch:3`, `loss:3`: no place in the source.
    private boolean isPair(LineTokens tokens) {
        String word = tokens.word(end);
        return tokens.isSign(end + 1, ':') && (StepAxis.of(word) != null || Vocabulary.isMeasure(word));
    }

    /// `(pid=4711)`, `(worker_1 pid=4711)`
    private Prefix process(LineTokens tokens, int close) {
        boolean process = tokens.word(end + 1).equals("pid")
                || tokens.word(end + 2).equals("pid")
                || Vocabulary.isRank(tokens.word(end + 1));
        return process ? to(tokens.skip(close, ":")) : this;
    }

    /// `[2026-11-24 10:00:00 INFO]`, `[host] 10:00`, `[CV 1/5] END`
    private Prefix bracket(LineTokens tokens, int close) {
        if (CV.fits(tokens, end)) {
            return to(close).with(Tone.SEARCH);
        }
        if (RANKED.fits(tokens, end) || NUMBERED_RANK.fits(tokens, end)) {
            return new Prefix(tokens.skip(close, ":"), RANKED.fits(tokens, end) ? end + 1 : end + 2, tone);
        }
        if (HOST_AND_TIME.fits(tokens, close) && tokens.kind(end + 1) == LineTokens.WORD) {
            return to(close);
        }
        if (PLACE.fits(tokens, end)) {
            return to(tokens.skip(close, ":-|>"));
        }
        if (LEVEL_AND_RANKS.fits(tokens, end)) {
            return to(tokens.skip(close, ":-|>"));
        }
        boolean moment = false;
        boolean words = close > end + 2;
        for (int i = end + 1; i < close - 1; i++) {
            moment |= tokens.kind(i) == LineTokens.OTHER;
            words &= isPlain(tokens.word(i));
        }
        boolean warns = WARNS.fits(tokens, end);
        for (int i = end + 1; i < close - 1 && moment; i++) {
            warns |= List.of("WARN", "WARNING", "ERROR").contains(tokens.word(i));
        }
        Prefix toned = warns ? with(Tone.WARNING) : this;
        return moment || words ? toned.to(tokens.skip(close, ":-|>")) : toned;
    }

    /// Whether a word may be a logger's name or level, and no part of a record.
    private static boolean isPlain(String word) {
        return !word.isEmpty() && StepAxis.of(word) == null && !Vocabulary.isSplit(word) && !Vocabulary.isMeasure(word);
    }

    private Prefix word(LineTokens tokens) {
        int logged = LOGGED_TIME.end(tokens, end);
        logged = logged < 0 ? QUOTED_TIME.end(tokens, end) : logged;
        if (logged > 0) {
            return to(logged);
        }
        if (LOGGED_LEVEL.fits(tokens, end)) {
            String level = tokens.word(end + 2).toLowerCase(Locale.ROOT);
            boolean warns = level.startsWith("warn") || level.startsWith("err");
            return (warns ? with(Tone.WARNING) : this).to(LOGGED_LEVEL.end(tokens, end));
        }
        String word = tokens.text(end);
        int bracket = end == 0 && Vocabulary.isGlog(word) ? tokens.find(']', 0) : -1;
        if (bracket > 0) {
            return to(bracket + 1);
        }
        boolean level = Vocabulary.isLevel(word)
                && (tokens.isAnySign(end + 1, ":|-]") || tokens.kind(end + 1) == LineTokens.WORD);
        if (level) {
            boolean warns = "WEw".indexOf(word.charAt(0)) >= 0;
            return (warns ? with(Tone.WARNING) : this).to(logger(tokens, tokens.skip(end + 1, ":|-")));
        }
        int place = placeInSource(tokens);
        if (place > 0) {
            return to(place);
        }
        boolean apart = tokens.gap(end + 1) != LineTokens.NONE && tokens.gap(end + 2) != LineTokens.NONE;
        boolean named = NAME_AND_DASH.fits(tokens, end) && end + 2 < tokens.count() && apart;
        boolean logger = word.indexOf('.') > 0 || Vocabulary.isLevel(tokens.word(end + 2));
        return named && logger && isPlain(word) ? to(end + 2) : this;
    }

    /// The end of the place in the source that prints the line; 0 where none is told.
    private int placeInSource(LineTokens tokens) {
        String word = tokens.word(end);
        boolean named = end > 0 && StepAxis.of(word) == null && !Vocabulary.isMeasure(word);
        return !named
                ? 0
                : PLACES.stream()
                        .filter(form ->
                                form.fits(tokens, end) && tokens.gap(form.end(tokens, end) - 1) != LineTokens.NONE)
                        .mapToInt(form -> form.end(tokens, end))
                        .findFirst()
                        .orElse(0);
    }

    /// `tensorflow:` in `INFO:tensorflow:loss = 1`.
    private static int logger(LineTokens tokens, int at) {
        boolean dotted = tokens.word(at).indexOf('.') > 0;
        boolean named = dotted ? LOGGER.fits(tokens, at) : GLUED_LOGGER.fits(tokens, at);
        return named && !Character.isDigit(tokens.word(at).charAt(0)) ? at + 2 : at;
    }
}
