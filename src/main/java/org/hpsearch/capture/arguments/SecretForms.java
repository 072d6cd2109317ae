package org.hpsearch.capture.arguments;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts that are secrets wherever they stand, by their form. A text keeps its number of lines.
final class SecretForms {
    /// The tokens of known services, each with enough behind its head to be no other word.
    private static final Pattern TOKENS = Pattern.compile(
            "(?<![A-Za-z0-9])(?:gh[pousr]_\\w{6,}|github_pat_\\w{6,}|glpat-[\\w-]{6,}"
                    + "|sk-[\\w-]*\\d[\\w-]{5,}|sk-[\\w-]{16,}|[spr]k_(?:live|test)_\\w{4,}|hf_[A-Za-z]*\\d[A-Za-z0-9]{5,}|hf_[A-Za-z0-9]{16,}"
                    + "|A[KS]IA[A-Z0-9]{8,}|xox[abeoprs]-[\\w-]{5,}|xapp-[\\w-]{5,}|AIza[\\w-]{20,}|ya29\\.[\\w-]{10,}|npm_[A-Za-z0-9]{12,}"
                    + "|pypi-[\\w-]{12,}|dckr_pat_[\\w-]{6,}|SG\\.[\\w-]{10,}\\.[\\w-]{10,}|whsec_\\w{6,}|shp[a-z]{2}_\\w{6,}|gsk_\\w{12,}"
                    + "|nvapi-[\\w-]{12,}|dop_v1_\\w{12,}|r8_\\w{12,}|lin_api_\\w{6,}|key-[0-9a-f]{20,}|eyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?)");
    /// One of these is in every token: most lines have none and are not looked at closely.
    private static final List<String> HEADS = List.of(
            "ghp_",
            "gho_",
            "ghu_",
            "ghs_",
            "ghr_",
            "github_pat_",
            "glpat-",
            "sk-",
            "k_live_",
            "k_test_",
            "hf_",
            "AKIA",
            "ASIA",
            "xox",
            "xapp-",
            "AIza",
            "ya29.",
            "npm_",
            "pypi-",
            "dckr_pat_",
            "SG.",
            "whsec_",
            "shp",
            "gsk_",
            "nvapi-",
            "dop_v1_",
            "r8_",
            "lin_api_",
            "key-",
            "eyJ");
    private static final Pattern WEBHOOK = Pattern.compile(
            "(?<=hooks\\.slack\\.com/services/|discord\\.com/api/webhooks/|discordapp\\.com/api/webhooks/|webhook\\.office\\.com/)[\\w/@-]+");
    private static final Pattern BEARER = Pattern.compile(
            "(?<=\\bBearer[ +]|\\bbearer[ +])[\\w.~+/=-]*[\\d=_-][\\w.~+/=-]*|(?<=\\bBearer )[^\\s\"'{}<$]{4,}");
    private static final Pattern KEY_BLOCK = Pattern.compile(
            "(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----)(.*?)(-----END [A-Z0-9 ]{0,40}-----|\\z)",
            Pattern.DOTALL);
    /// `user:password@` and, in addresses of the web, a lone user: that is a token.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{0,20}+)://([^/\\s:@\"'<>]{0,256}+)(:[^/\\s\"'<>]{1,256})?@(?=[^\\s])");
    private static final Pattern IN_QUERY = Pattern.compile("(?<=[?&;])([A-Za-z_][\\w.-]{0,60}+)=([^&\\s\"'#<>]+)");

    /// `host=h user=a password=b`, as databases are told.
    private static final Pattern CONNECTION = Pattern.compile(
            "(\\b(?:host|port|dbname|database|user|uid|server|source)=[^\\s;,\"'()]{1,100}[ ;]{1,3}"
                    + "(?:\\w{1,30}=[^\\s;,\"'()]{0,100}[ ;]{1,3}){0,8}(?:password|pwd)=)[^\\s;\"'()]{1,200}",
            Pattern.CASE_INSENSITIVE);
    /// `curl -u ada:abc`
    private static final Pattern CURL =
            Pattern.compile("(?<=\\s)((?:-u|--user|--proxy-user)[ =][\"']?[\\w.@-]{1,80}:)[^\\s\"'$]{1,200}");

    private SecretForms() {}

    /// Hides private keys, which stand on several lines.
    static String keys(String text, Redaction.Hidden hidden) {
        if (!text.contains("-----BEGIN ")) {
            return text;
        }
        return KEY_BLOCK.matcher(text).replaceAll(found -> {
            hidden.add("private key");
            String body = found.group(2).replaceAll("[^\\s\\\\n]+", Matcher.quoteReplacement(Redaction.MARK));
            return Matcher.quoteReplacement(found.group(1) + body + found.group(3));
        });
    }

    /// Hides all other forms in a passage.
    static String hide(String text, Redaction.Hidden hidden) {
        String safe = HEADS.stream().anyMatch(text::contains) ? replace(TOKENS, text, "known form", hidden) : text;
        if (safe.contains("hook")) {
            safe = replace(WEBHOOK, safe, "webhook", hidden);
        }
        if (safe.contains("earer")) {
            safe = replace(BEARER, safe, "Bearer", hidden);
        }
        if (safe.contains("curl ")) {
            safe = behind(CURL, safe, "user:password", hidden);
        }
        return safe.contains("://") ? inAddresses(safe, hidden) : safe;
    }

    private static String replace(Pattern pattern, String text, String what, Redaction.Hidden hidden) {
        return pattern.matcher(text).replaceAll(found -> {
            hidden.add(what);
            return Matcher.quoteReplacement(Redaction.MARK);
        });
    }

    /// Hides the password of a database's address in words.
    static String inConnections(String text, Redaction.Hidden hidden) {
        return behind(CONNECTION, text, "password", hidden);
    }

    /// Hides what stands behind a pattern's first group.
    private static String behind(Pattern pattern, String text, String what, Redaction.Hidden hidden) {
        return pattern.matcher(text).replaceAll(found -> {
            hidden.add(what);
            return Matcher.quoteReplacement(found.group(1) + Redaction.MARK);
        });
    }

    private static String inAddresses(String text, Redaction.Hidden hidden) {
        String safe = ADDRESS.matcher(text).replaceAll(found -> {
            String scheme = found.group(1);
            String user = found.group(2);
            boolean web = scheme.startsWith("http") && user.length() > 5;
            if (found.group(3) == null && !web) {
                return Matcher.quoteReplacement(found.group());
            }
            hidden.add("address");
            String kept = found.group(3) == null ? Redaction.MARK : user + ":" + Redaction.MARK;
            return Matcher.quoteReplacement(scheme + "://" + kept + "@");
        });
        return IN_QUERY.matcher(safe).replaceAll(found -> {
            String name = found.group(1);
            boolean secret =
                    SecretNames.isSecretVariable(name) && !found.group(2).equals(Redaction.MARK);
            if (secret) {
                hidden.add(name);
            }
            return Matcher.quoteReplacement(secret ? name + "=" + Redaction.MARK : found.group());
        });
    }
}
