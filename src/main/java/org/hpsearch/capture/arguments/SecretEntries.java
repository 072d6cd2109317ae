package org.hpsearch.capture.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.Numbers;

/// Entries of files and lines whose names stand for secrets: `api_key: abc`, `"password": "x"`, `--token abc`, lists
/// and blocks below such names. A text keeps its number of lines.
final class SecretEntries {
    static final String NAME = "[A-Za-z0-9_.-]{0,80}?"
            + "(?i:token|pass|pwd|pw|secret|cred|key|auth|bearer|cookie|dsn|webhook|jwt|pat|sas|otp|pin|sig)"
            + "[A-Za-z0-9_.-]{0,80}+";
    static final String QUOTED = "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'";
    /// A name, its sign, and the value: a quoted text, or all up to a closing sign or the line's end.
    private static final Pattern ENTRY = Pattern.compile("(?<![A-Za-z0-9_.-])(" + NAME + ")"
            + "([\"']?\\]?[ \\t]{0,20}+(?:=>|:=|<-|[:=])[ \\t]{0,20}+|(?<=--[\\w-]{1,80})[ \\t]{1,20}+)"
            + "(" + QUOTED + "|[^\\s\"'\\[{|>&*][^\\n,}\\])#]*)");
    /// `getenv("TOKEN", "abc")`, `add_argument("--token", default="abc")`.
    private static final Pattern ARGUMENT = Pattern.compile("(?<=[\"'(])-{0,2}(" + NAME + ")"
            + "([\"'][ \\t]*,(?:[^\\n]{0,200}?\\bdefault[ \\t]*=)?[ \\t]*)(" + QUOTED + ")");
    /// `password: str = "abc"`
    private static final Pattern ANNOTATED = Pattern.compile("(?<![A-Za-z0-9_.-])(" + NAME
            + ")(:[ \\t]*[A-Za-z_][\\w.\\[\\], |]{0,60}?[ \\t]*=[ \\t]*)(" + QUOTED + ")");
    /// `ENV TOKEN abc` of a Dockerfile, `setenv TOKEN abc` of a shell.
    private static final Pattern SET =
            Pattern.compile("(?<=^[ \\t]{0,20}(?:ENV|ARG|setenv)[ \\t]{1,20})(" + NAME + ")([ \\t]+)(\\S[^\\n]*)");
    private static final Pattern CALLED =
            Pattern.compile("(?:get|env|default|Setenv|add_argument|[Oo]ption)\\([^()\\n]{0,60}+$");
    /// What a line must hold so that it is looked at closely.
    private static final Pattern WORD = Pattern.compile(
            "token|pass|pwd|pw|secret|cred|key|auth|bearer|cookie|dsn|webhook|jwt|pat(?!h)|sas|otp|pin|sig",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_CALL = 100;
    private static final Pattern ELEMENT = Pattern.compile("<(" + NAME + ")>([^<\\n]+)(?=</)");
    private static final Pattern NETRC = Pattern.compile("(?<=\\bpassword )\\S+(?=\\s|$)");
    private static final Pattern LIST =
            Pattern.compile("(?<![A-Za-z0-9_.-])(" + NAME + ")([\"']?[ \\t]*[:=][ \\t]*)\\[([^\\[\\]]{0,4000}+)\\]");
    private static final Pattern HEAD = Pattern.compile(
            "^([ \\t]*(?:- )?)[\"']?(" + NAME + ")[\"']?[ \\t]*:[ \\t]*(?:[|>][-+0-9]*)?[ \\t]*(?:#.*)?$");
    /// What computes a value instead of holding it.
    private static final Pattern CALL = Pattern.compile("[A-Za-z_][\\w.]*+[(\\[].*|[$-].*|\\{.*");
    private static final Pattern SCALAR = Pattern.compile(QUOTED + "|[^\\s,\"']+");

    private SecretEntries() {}

    /// Hides the entries of a passage.
    ///
    /// @param code whether the text is a program's source, in which what is not quoted is computed
    static String hide(String text, boolean code, Redaction.Hidden hidden) {
        if (!WORD.matcher(text).find()) {
            return text;
        }
        String bare = SecretForms.inConnections(text, hidden);
        String safe = LIST.matcher(bare).replaceAll(found -> Matcher.quoteReplacement(list(found, hidden)));
        if (code) {
            safe = ANNOTATED.matcher(safe).replaceAll(found -> Matcher.quoteReplacement(entry(found, true, hidden)));
        } else {
            safe = SET.matcher(safe).replaceAll(found -> Matcher.quoteReplacement(entry(found, false, hidden)));
        }
        safe = ENTRY.matcher(safe).replaceAll(found -> Matcher.quoteReplacement(entry(found, code, hidden)));
        String before = safe;
        safe = ARGUMENT.matcher(safe).replaceAll(found -> {
            String call = before.substring(Math.max(0, found.start() - LONGEST_CALL), found.start());
            boolean called = CALLED.matcher(call).find();
            return Matcher.quoteReplacement(
                    called ? entry(found, true, hidden, found.group().indexOf(found.group(1))) : found.group());
        });
        if (safe.contains("</")) {
            safe = ELEMENT.matcher(safe).replaceAll(found -> {
                boolean secret = isSecret(found.group(1), found.group(2), hidden);
                return Matcher.quoteReplacement(
                        "<" + found.group(1) + ">" + (secret ? Redaction.MARK : found.group(2)));
            });
        }
        return safe.contains("login ")
                ? NETRC.matcher(safe).replaceAll(Matcher.quoteReplacement(Redaction.MARK))
                : safe;
    }

    static boolean isSecret(String name, String bare, Redaction.Hidden hidden) {
        boolean secret = SecretNames.isSecret(name, Numbers.typed(bare));
        if (secret) {
            hidden.add(name);
        }
        return secret;
    }

    private static String entry(MatchResult found, boolean code, Redaction.Hidden hidden) {
        return entry(found, code, hidden, 0);
    }

    /// @param lead characters before the name
    private static String entry(MatchResult found, boolean code, Redaction.Hidden hidden, int lead) {
        String value = found.group(3);
        char quote = value.charAt(0);
        boolean quoted = quote == '"' || quote == '\'';
        String bare = quoted ? value.substring(1, value.length() - 1) : value.strip();
        boolean computed = !quoted && (code || CALL.matcher(bare).matches());
        if (computed || bare.equals(Redaction.MARK) || !isSecret(found.group(1), bare, hidden)) {
            return found.group();
        }
        String mark = marked(value);
        return found.group().substring(0, lead) + found.group(1) + found.group(2) + mark;
    }

    private static String list(MatchResult found, Redaction.Hidden hidden) {
        String name = found.group(1);
        String safe = SCALAR.matcher(found.group(3)).replaceAll(element -> {
            String text = element.group();
            String bare = unquoted(text);
            boolean secret = !bare.startsWith("[") && isSecret(name, bare, hidden);
            return Matcher.quoteReplacement(secret ? marked(text) : text);
        });
        return name + found.group(2) + "[" + safe + "]";
    }

    /// The mark in the quotes of a value.
    static String marked(String value) {
        char quote = value.charAt(0);
        return quote == '"' || quote == '\'' ? quote + Redaction.MARK + quote : Redaction.MARK;
    }

    private static String unquoted(String text) {
        return text.replaceAll("^[\"']|[\"']$", "");
    }

    /// Hides block scalars, lists and mappings below a secret's name, as YAML indents them.
    static String blocks(String text, Redaction.Hidden hidden) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher head = HEAD.matcher(lines.get(i));
            if (head.matches()) {
                int last = block(
                        lines, i + 1, head.group(1).length(), lines.get(i).stripTrailing(), hidden, head.group(2));
                i = SecretNames.isSure(head.group(2)) ? last : i;
            }
        }
        return String.join("\n", lines);
    }

    /// Hides the lines of a block; the answer is the index of its last line.
    private static int block(
            List<String> lines, int from, int indent, String head, Redaction.Hidden hidden, String name) {
        boolean scalar = head.matches(".*[|>][-+0-9]*");
        int at = from;
        for (; at < lines.size(); at++) {
            String line = lines.get(at);
            String bare = line.strip();
            int own = line.length() - line.stripLeading().length();
            boolean item = bare.startsWith("- ");
            boolean inside = bare.isEmpty() || own > indent || !scalar && item && own == indent;
            if (!inside) {
                break;
            }
            int colon = bare.indexOf(": ");
            String kept = scalar ? "" : item ? "- " : colon > 0 ? bare.substring(0, colon + 2) : null;
            boolean secret = kept != null
                    && !bare.isEmpty()
                    && (SecretNames.isSure(name) || isSecret(name, unquoted(bare.substring(kept.length())), hidden));
            if (secret) {
                hidden.add(name);
                lines.set(at, line.substring(0, own) + kept + Redaction.MARK);
            }
        }
        return at - 1;
    }
}
