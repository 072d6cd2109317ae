package org.hpsearch.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Context;
import org.hpsearch.command.Session;
import org.hpsearch.process.Outside;
import org.hpsearch.query.QueryException;
import org.hpsearch.run.DataException;
import org.hpsearch.run.Words;

/// Runs one line: a verb, a word of the shell's own, or else a query.
final class LineRunner {
    /// Words of the shell itself.
    static final List<String> OWN =
            List.of("refine", "back", "more", "sort", "columns", "save", "help", "quit", "exit");

    private static final int BAD_USAGE = 2;
    private static final int PAGE = 25;

    private final Context context;
    private final Session session;
    private int shown = PAGE;
    private boolean over;

    LineRunner(Context context, Session session) {
        this.context = context;
        this.session = session;
    }

    /// Whether the shell has been left.
    boolean isOver() {
        return over;
    }

    /// Runs a line whose results go to the shell's own output.
    ///
    /// @return its exit status
    int run(String line) {
        return run(line, context.rawOut(), context.terminal());
    }

    /// Runs a line.
    ///
    /// @param results  where results go
    /// @param terminal whether that is a terminal
    int run(String line, OutputStream results, boolean terminal) {
        List<String> parts = Lines.parts(line, '|');
        if (parts.size() > 1) {
            return pipe(
                    parts.getFirst().strip(),
                    line.substring(parts.getFirst().length() + 1).strip());
        }
        Context inside = context.in(session, results, terminal);
        try {
            return run(inside, line.strip());
        } catch (IllegalArgumentException wrong) {
            context.say(String.valueOf(wrong.getMessage()));
            return BAD_USAGE;
        } catch (QueryException wrong) {
            context.say(String.valueOf(wrong.getMessage()));
            return BAD_USAGE;
        } catch (DataException damaged) {
            context.say(String.valueOf(damaged.getMessage()));
            return 1;
        } finally {
            inside.out().flush();
        }
    }

    private int run(Context inside, String line) {
        if (line.isEmpty()) {
            return 0;
        }
        String first = line.split("\\s", 2)[0];
        String rest = line.substring(first.length()).strip();
        return switch (first) {
            case "quit", "exit" -> {
                over = true;
                yield 0;
            }
            case "help" -> help(inside, rest);
            case "refine" -> refine(inside, rest);
            case "back" -> back(inside);
            case "more" -> {
                shown += PAGE;
                yield again(inside, List.of("--limit", Integer.toString(shown)));
            }
            case "sort" -> again(inside, List.of("--sort=" + String.join(",", Words.split(rest))));
            case "columns" -> again(inside, List.of("--columns=" + String.join(",", Words.split(rest))));
            case "save" -> save(rest);
            default -> Commands.verbs().contains(first) ? verb(inside, first, rest) : query(inside, line, List.of());
        };
    }

    private int verb(Context inside, String verb, String rest) {
        if (verb.equals("query") || verb.equals("ls")) {
            shown = PAGE;
        }
        List<String> words = Words.split(rest);
        List<String> all = new ArrayList<>(List.of(verb));
        all.addAll(Commands.ON_RUNS.contains(verb) ? Lines.numbered(words, session.ids()) : words);
        return Commands.run(inside, all);
    }

    private int query(Context inside, String query, List<String> options) {
        if (options.isEmpty()) {
            shown = PAGE;
        }
        List<String> words = new ArrayList<>(List.of("query"));
        words.addAll(options);
        words.addAll(List.of("--", query));
        return Commands.run(inside, words);
    }

    private int again(Context inside, List<String> options) {
        return query(inside, session.query(), options);
    }

    private int refine(Context inside, String more) {
        if (more.isEmpty()) {
            throw new IllegalArgumentException("refine takes what the runs have to match, too: refine lr<0.01");
        }
        String before = session.query();
        return query(inside, before.isBlank() ? more : "(" + before + ") AND (" + more + ")", List.of());
    }

    private int back(Context inside) {
        if (!session.back()) {
            throw new IllegalArgumentException("there is no query before this one");
        }
        return query(inside, session.query(), List.of());
    }

    private int save(String rest) {
        String name = rest.split("\\s", 2)[0];
        String query = rest.substring(name.length()).strip();
        String kept = query.isEmpty() ? session.query() : query;
        if (name.isEmpty() || kept.isBlank()) {
            throw new IllegalArgumentException(
                    "save takes a name for the last query, or a name and a query: save good val_acc>0.9");
        }
        session.saved().save(name.startsWith("@") ? name.substring(1) : name, kept);
        context.say("@" + (name.startsWith("@") ? name.substring(1) : name) + " stands for " + kept);
        return 0;
    }

    private int help(Context inside, String what) {
        if (what.equals("query")) {
            inside.out().print(Help.QUERY);
            return 0;
        }
        if (!what.isEmpty()) {
            return Commands.run(inside, List.of("help", what));
        }
        inside.out().print(Help.of(session));
        return 0;
    }

    /// Hands the results of a line to a command of the system.
    private int pipe(String line, String command) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        int status = run(line, results, false);
        try {
            int exit = Outside.feed(
                    List.of("/bin/sh", "-c", command), context.folder(), results.toByteArray(), context.rawOut());
            return status == 0 ? exit : status;
        } catch (IOException e) {
            context.say("cannot run " + command + ": " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
