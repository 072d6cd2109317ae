package org.hpsearch.capture.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.project.Direction;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Which names stand for secrets, and which values under them are none.
final class SecretNames {
    /// Words whose text is always a secret.
    private static final Set<String> SURE = Set.of(
            "token",
            "tokens",
            "password",
            "passwords",
            "passwd",
            "passphrase",
            "passcode",
            "pass",
            "pwd",
            "pw",
            "secret",
            "secrets",
            "credential",
            "credentials",
            "creds",
            "apikey",
            "cookie",
            "cookies",
            "bearer",
            "authorization",
            "auth",
            "jwt",
            "dsn",
            "webhook",
            "otp",
            "sas");
    /// Words whose value is a secret where it is a number, too.
    private static final Set<String> NUMBERED =
            Set.of("password", "passwords", "passwd", "passphrase", "passcode", "pwd", "pin", "otp");
    /// How such words end where they are glued to others: `authtoken`.
    private static final List<String> ENDINGS =
            List.of("token", "password", "passwd", "secret", "apikey", "accesskey", "secretkey", "privatekey");
    /// What a key is for where it is a secret.
    private static final Set<String> KEYS = Set.of(
            "api",
            "access",
            "private",
            "secret",
            "openai",
            "anthropic",
            "stripe",
            "encryption",
            "ssh",
            "signing",
            "client",
            "master",
            "service",
            "account",
            "deploy",
            "license",
            "hmac",
            "rsa",
            "aes",
            "aws",
            "gcp",
            "azure",
            "wandb",
            "storage",
            "shared",
            "session",
            "host",
            "ssl",
            "tls",
            "gpg",
            "pgp",
            "crypt",
            "cipher",
            "app");
    /// Words whose value is a secret where it is long and looks like chance.
    private static final Set<String> PERHAPS = Set.of("key", "keys", "pat", "signature", "sig");
    /// Tokens of a vocabulary.
    private static final Set<String> VOCABULARY = Set.of(
            "pad",
            "bos",
            "eos",
            "unk",
            "mask",
            "sep",
            "cls",
            "special",
            "start",
            "end",
            "image",
            "begin",
            "additional",
            "prompt",
            "stop",
            "max",
            "min",
            "num",
            "per",
            "type",
            "class",
            "level",
            "new",
            "next",
            "id",
            "ids",
            "count");
    /// What says how to sign in, not with what.
    private static final Set<String> METHODS = Set.of(
            "none",
            "basic",
            "bearer",
            "token",
            "oauth",
            "oauth2",
            "digest",
            "ntlm",
            "kerberos",
            "jwt",
            "ldap",
            "anonymous",
            "plain",
            "login",
            "mean",
            "cls",
            "true",
            "false",
            "yes",
            "no",
            "null");
    private static final Pattern CHANCE = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w.+/=~-]{10,}|[\\w+/=~-]{20,}");

    /// The end of a dotted name tells what it is; a list asks for it once an element.
    private static final int LONGEST = 200;

    private SecretNames() {}

    private static List<String> words(String name) {
        return Direction.words(name.substring(Math.max(0, name.length() - LONGEST)));
    }

    /// Whether a value under a name is to be hidden; a number or a boolean only under a password's name.
    static boolean isSecret(String name, Value value) {
        return switch (value) {
            case Value.Text text -> isSecret(name, text.text());
            case Value.Num number -> isNumbered(name) && number.print().length() > 3;
            case Value.Items items -> items.values().stream().anyMatch(element -> isSecret(name, element));
            default -> false;
        };
    }

    private static boolean isSecret(String name, String text) {
        boolean marked = text.isEmpty() || text.startsWith("<") || text.equals(Redaction.MARK);
        if (marked || METHODS.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (Numbers.regular(text) != null) {
            return isNumbered(name) && text.length() > 3;
        }
        List<String> words = words(name);
        return isSure(words)
                || words.stream().anyMatch(PERHAPS::contains)
                        && CHANCE.matcher(text).matches();
    }

    private static boolean isNumbered(String name) {
        return words(name).stream().anyMatch(NUMBERED::contains);
    }

    /// Whether any text under a name is to be hidden.
    static boolean isSure(String name) {
        return isSure(words(name));
    }

    private static boolean isSure(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean key = i > 0 && (word.equals("key") || word.equals("keys")) && KEYS.contains(words.get(i - 1));
            boolean sure = SURE.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
            boolean vocabulary = word.startsWith("token") && words.stream().anyMatch(VOCABULARY::contains);
            if (key || sure && !vocabulary) {
                return true;
            }
        }
        return false;
    }

    /// Whether the value of an environment variable is to be hidden, whatever it is.
    static boolean isSecretVariable(String name) {
        List<String> words = words(name);
        return isSure(words) || words.stream().anyMatch(PERHAPS::contains);
    }
}
