package org.hpsearch.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Option;

/// Where the page is served, and to whom.
public final class ServeOptions {
    /// The port where none is named; another free one where it is in use.
    static final int PORT = 8470;

    private static final int LEAST_TOKEN = 16;
    private static final int MOST_TOKEN = 1_000;

    @Option(names = "--port", paramLabel = "N", description = "the port; 0 for a free one (8470, else a free one)")
    int port = -1;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description =
                    "another address than loopback; needs --token-file, and what is read goes over the net as plain"
                            + " text")
    String bind = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "the token of the page's address, of 16 characters at least (a new one each time)")
    String tokenFile = "";

    int port() {
        return port;
    }

    /// Whether others than this machine can reach the page.
    public boolean isOpen() throws UnknownHostException {
        return !address().isLoopbackAddress();
    }

    /// @throws UsageException where it is none, or others can reach it and there is no token of a file
    InetAddress address() throws UnknownHostException {
        if (port > 65_535 || port < -1) {
            throw new UsageException("--port takes a number from 0 to 65535");
        }
        if (bind.isEmpty()) {
            return InetAddress.ofLiteral("127.0.0.1");
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(bind);
        } catch (UnknownHostException unknown) {
            throw new UsageException("--bind takes an address of this machine, not '" + bind + "'");
        }
        if (!address.isLoopbackAddress() && tokenFile.isEmpty()) {
            throw new UsageException("--bind " + bind
                    + " lets other machines read your runs; name a --token-file, or use ssh -L and no --bind");
        }
        return address;
    }

    /// Names that others reach the page by; none on loopback.
    List<String> names() throws UnknownHostException {
        return isOpen() ? List.of(bind, InetAddress.getLocalHost().getHostName()) : List.of();
    }

    /// The token.
    ///
    /// @param folder that the file's name starts from
    String token(Path folder) throws IOException {
        if (tokenFile.isEmpty()) {
            return Admission.random();
        }
        Path file = folder.resolve(tokenFile);
        if (!Files.isRegularFile(file)) {
            throw new DataException(file + " is not a file; write a token of " + LEAST_TOKEN + " characters into it");
        }
        String token;
        try {
            token = Files.size(file) > MOST_TOKEN ? "" : Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new DataException(file + ": " + SafeFile.reason(unreadable), unreadable);
        }
        if (token.length() < LEAST_TOKEN || !token.matches("[A-Za-z0-9_-]+")) {
            throw new DataException(file + " holds no token: " + LEAST_TOKEN
                    + " or more letters, digits, - and _; head -c 24 /dev/urandom | base64 | tr '+/' '-_' makes one");
        }
        return token;
    }
}
