package org.hpsearch.show.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The scripts and styles of the page, as they are in the jar, and its scripts as one.
public final class PageParts {
    private static final String OWN = "/org/hpsearch/page/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /// The modules of a page that asks no server, each behind those that it uses.
    private static final List<String> WRITTEN = List.of("state", "table", "touch", "curves", "spread", "report");

    private static final Pattern IMPORT =
            Pattern.compile("^import \\{([^}]*)} from '\\./(\\w+)\\.js';$", Pattern.MULTILINE);
    private static final Pattern EXPORT =
            Pattern.compile("^export ((?:async )?function|const) ([\\w$]+)", Pattern.MULTILINE);

    private PageParts() {}

    /// A file of the page.
    ///
    /// @param name `page.js`, `uplot.css`
    public static byte[] bytes(String name) throws IOException {
        String resource = name.startsWith("uplot.")
                ? UPLOT + (name.equals("uplot.js") ? "uPlot.iife.min.js" : "uPlot.min.css")
                : OWN + name;
        try (InputStream in = PageParts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing in the jar");
            }
            return in.readAllBytes();
        }
    }

    static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// The scripts of a page that is one file: each module is a function that gives what it exports.
    static String script() throws IOException {
        StringBuilder script = new StringBuilder(text("uplot.js").strip()).append("\n(() => {\n'use strict';\n");
        for (String name : WRITTEN) {
            script.append(module(name, text(name + ".js")));
        }
        return script.append("})();\n").toString();
    }

    static String module(String name, String text) {
        List<String> exported = new ArrayList<>();
        Matcher exports = EXPORT.matcher(text);
        while (exports.find()) {
            exported.add(exports.group(2));
        }
        String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll("const {$1} = module_$2;"))
                .replaceAll("$1 $2");
        return "const module_" + name + " = (() => {\n" + body + "return {" + String.join(", ", exported)
                + "};\n})();\n";
    }
}
