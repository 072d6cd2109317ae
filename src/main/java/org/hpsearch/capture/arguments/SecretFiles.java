package org.hpsearch.capture.arguments;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.value.FileName;

/// Files that hold secrets, by their names: no copy of them is kept, and nothing of them is read as parameters.
public final class SecretFiles {
    private static final Pattern NAMES =
            Pattern.compile("\\.env(?:[._-].*)?|.*\\.env|[._]netrc|\\.npmrc|\\.pypirc|\\.pgpass"
                    + "|\\.git-credentials|\\.htpasswd|\\.boto|\\.s3cfg|\\.dockercfg|\\.my\\.cnf|id_[^.]*(?:\\.pub)?|kubeconfig"
                    + "|credentials|(?:client_|\\.)?secrets?(?:[._-].*)?|credentials\\.\\w+|service[_-]account.*\\.json|authorized_keys"
                    + "|known_hosts");
    private static final Set<String> ENDINGS =
            Set.of("pem", "key", "p12", "pfx", "jks", "keystore", "kdbx", "ppk", "asc", "gpg", "crt", "der");
    private static final Set<String> CODE = Set.of(
            "py", "r", "jl", "js", "ts", "java", "go", "rs", "c", "h", "cpp", "cc", "hpp", "f90", "rb", "pl", "m",
            "lua");

    private SecretFiles() {}

    /// Whether a file's name tells that it holds secrets.
    public static boolean isSecret(String path) {
        String base = FileName.base(path).toLowerCase(Locale.ROOT);
        String ending = FileName.ending(base);
        return ENDINGS.contains(ending)
                || !CODE.contains(ending) && NAMES.matcher(base).matches();
    }

    /// Whether a file is a program's source, in which what is not quoted is computed.
    static boolean isCode(String path) {
        return CODE.contains(FileName.ending(path));
    }
}
