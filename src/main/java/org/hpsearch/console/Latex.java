package org.hpsearch.console;

/// Text as LaTeX prints it.
final class Latex {
    private Latex() {}

    /// The text with LaTeX's own signs escaped, and made harmless.
    static String text(String text) {
        StringBuilder latex = new StringBuilder();
        SafeText.line(text).codePoints().forEach(c -> {
            switch (c) {
                case '&', '%', '$', '#', '_', '{', '}' -> latex.append('\\').appendCodePoint(c);
                case '~' -> latex.append("\\textasciitilde{}");
                case '^' -> latex.append("\\textasciicircum{}");
                case '\\' -> latex.append("\\textbackslash{}");
                case '<' -> latex.append("\\textless{}");
                case '>' -> latex.append("\\textgreater{}");
                case '\u00b1' -> latex.append("$\\pm$");
                default -> latex.appendCodePoint(c);
            }
        });
        return latex.toString();
    }
}
