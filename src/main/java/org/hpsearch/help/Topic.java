package org.hpsearch.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of help, written in Markdown.
///
/// @param name    as typed after `hps help`
/// @param summary what it is about, in some words
public record Topic(String name, String summary) {
    /// All pages, in the order to read them.
    public static final List<Topic> ALL = List.of(
            new Topic("run", "what hps run records, and how to help it"),
            new Topic("query", "the query language"),
            new Topic("shell", "the hps> shell"),
            new Topic("defaults", "parameters that older runs never had"),
            new Topic("repeat", "rerun, resume, schedules"),
            new Topic("sweep", "many configurations, stages"),
            new Topic("search", "sweeps that choose the next configuration"),
            new Topic("cluster", "runs and sweeps on Slurm"),
            new Topic("ensemble", "predictions of several runs combined"),
            new Topic("plot", "pictures and reports"),
            new Topic("watch", "running runs, live"),
            new Topic("serve", "the page in a browser"),
            new Topic("exchange", "runs of other tools in, runs in one file"),
            new Topic("json", "JSON, CSV, from Python and from Java"),
            new Topic("agents", "all of it on one page, for coding agents"),
            new Topic("config", "hps.yaml"),
            new Topic("security", "run folders of strangers, secrets"),
            new Topic("limits", "what hps does not do, and how much it has been tried"),
            new Topic("figures", "how fast it is"),
            new Topic("troubleshooting", "my metric is not found, and the like"));

    /// Other words that people look for, each with the page that answers.
    private static final Map<String, String> OTHER_WORDS =
            Map.of("stages", "sweep", "schedules", "repeat", "slurm", "cluster", "python", "json", "reports", "plot");

    /// The page of this name, or the one that answers to this word.
    public static Optional<Topic> find(String name) {
        String page = OTHER_WORDS.getOrDefault(name, name);
        return ALL.stream().filter(topic -> topic.name.equals(page)).findFirst();
    }

    /// Its text in Markdown.
    ///
    /// @throws UncheckedIOException where the program's own files cannot be read
    public String markdown() {
        try (InputStream file = Topic.class.getResourceAsStream(name + ".md")) {
            if (file == null) {
                throw new IOException("the page " + name + ".md is missing in the program");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
