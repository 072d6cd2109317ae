package org.hpsearch.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// One client, a message a line. Messages are handled one after the other, so that the last answer is written before
/// the end of the input ends the server; a line that is no message gets an error and costs nothing else. (The
/// transport of the SDK ends at such a line, and drops the answers that are due when the input ends.)
final class LineTransport implements McpServerTransportProvider, McpServerTransport {
    private static final int LONGEST = 16 << 20;

    private final McpJsonMapper mapper;
    private final OutputStream out;
    private @Nullable McpServerSession session;

    LineTransport(McpJsonMapper mapper, OutputStream out) {
        this.mapper = mapper;
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory sessions) {
        session = sessions.create(this);
    }

    /// Answers until the input ends.
    void serve(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            for (String line = line(lines); line != null; line = line(lines)) {
                if (!line.isBlank()) {
                    handle(line);
                }
            }
        } catch (UncheckedIOException nobodyReads) {
            throw nobodyReads.getCause();
        }
    }

    private void handle(String line) {
        McpSchema.JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(mapper, line);
        } catch (IOException | RuntimeException malformed) {
            write("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + McpSchema.ErrorCodes.PARSE_ERROR
                    + ",\"message\":\"the line is not a message of JSON-RPC 2.0\"}}");
            return;
        }
        java.util.Objects.requireNonNull(session).handle(message).subscribe();
    }

    /// A line; null at the end. What is longer than any message is left out.
    private static @Nullable String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = lines.read();
        while (c >= 0 && c != '\n') {
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
            c = lines.read();
        }
        return c < 0 && line.isEmpty() ? null : line.toString();
    }

    private void write(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException nobodyReads) {
            throw new UncheckedIOException(nobodyReads);
        }
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        return Mono.fromRunnable(() -> {
            try {
                write(mapper.writeValueAsString(message));
            } catch (IOException notWritten) {
                throw new UncheckedIOException(notWritten);
            }
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object parameters) {
        return java.util.Objects.requireNonNull(session).sendNotification(method, parameters);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {
        closeGracefully().subscribe();
    }

    @Override
    public java.util.List<String> protocolVersions() {
        return McpServerTransportProvider.super.protocolVersions();
    }
}
