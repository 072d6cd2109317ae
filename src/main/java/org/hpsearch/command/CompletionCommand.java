package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.Completion;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Prints what makes Tab complete hps in your shell: verbs, options, fields, values, runs.",
            "  eval \"$(hps completion bash)\"      in ~/.bashrc; zsh in ~/.zshrc",
            "  hps completion fish | source         in ~/.config/fish/config.fish"
        },
        sortOptions = false)
final class CompletionCommand extends Verb {
    /// What no shell takes for anything but itself, for these words come from the files of runs.
    private static final Pattern HARMLESS = Pattern.compile("[\\p{IsAlphabetic}\\d_.+/:@=,-]+");
    private static final String BASH = """
        _hps() {
          local word
          COMP_WORDBREAKS=${COMP_WORDBREAKS//[:=]/}
          COMPREPLY=()
          while IFS= read -r word; do
            COMPREPLY+=("$word")
          done < <(hps completion --words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
          case ${COMPREPLY[0]-} in *: | *= | */) compopt -o nospace 2>/dev/null ;; *) return ;; esac
          case ${COMP_WORDS[COMP_CWORD]} in [\\"\\']*) COMPREPLY+=("${COMPREPLY[0]}*") ;; esac  # the quote stays open
        }
        complete -F _hps hps
        """;
    private static final String ZSH = """
        _hps() {
          local -a found open
          found=("${(@f)$(hps completion --words -- "${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)}")
          [[ -n $compstate[quote] ]] && open=(-S '')  # the quote stays open
          compadd -S '' -- ${(M)found:#*[:=/]}
          compadd "${open[@]}" -- ${found:#*[:=/]}
        }
        compdef _hps hps
        """;

    private static final String FISH = """
        function __hps_words
          set -l words (commandline -opc)[2..] (commandline -ct)
          hps completion --words -- $words 2>/dev/null
        end
        complete -c hps -f -a '(__hps_words)'
        """;

    /// A word in quotes that are still open comes with the first one, and is completed behind it: its last clause.
    @Option(names = "--words", description = "print what the last of these words may become", hidden = true)
    boolean complete;

    @Parameters(arity = "0..*", paramLabel = "bash|zsh|fish")
    List<String> words = new ArrayList<>();

    @Override
    int run(Workspace workspace) throws Exception {
        if (complete) {
            try (Session session = new Session(context())) {
                String last = words.isEmpty() ? "" : words.getLast();
                String typed = last.startsWith("'") || last.startsWith("\"") ? last.substring(1) : last;
                boolean quoted = typed.length() < last.length();
                int clause = quoted ? typed.lastIndexOf(' ') + 1 : 0;
                int field = quoted ? typed.lastIndexOf('(') + 1 : 0;
                int known = Math.max(0, field - clause);
                List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
                new Completion(VerbTable.ALL, session, context().folder(), List.of())
                        .of(before, typed.substring(clause)).stream()
                                .map(Candidate::text)
                                .filter(text -> HARMLESS.matcher(text.substring(Math.min(known, text.length())))
                                        .matches())
                                .forEach(text -> context().out().println(typed.substring(0, clause) + text));
            }
            return 0;
        }
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "bash" -> context().out().print(BASH);
            case "zsh" -> context().out().print(ZSH);
            case "fish" -> context().out().print(FISH);
            default -> throw new UsageException("name the shell: bash, zsh or fish");
        }
        return 0;
    }
}
