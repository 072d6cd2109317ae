package org.hpsearch.query.language;

/// The word before a name that says outright what it is the name of: `param.lr`, `metric.loss`, `run.state`.
public enum NamePrefix {
    /// Of a parameter.
    PARAM("param."),
    /// Of a metric.
    METRIC("metric."),
    /// Of a run's own field.
    RUN("run.");

    private final String text;

    NamePrefix(String text) {
        this.text = text;
    }

    /// Whether a name has it, be it in capitals.
    public boolean isOf(String name) {
        return name.regionMatches(true, 0, text, 0, text.length());
    }

    /// A name without it.
    public String bare(String name) {
        return isOf(name) ? name.substring(text.length()) : name;
    }

    /// A name with it in front.
    public String with(String bare) {
        return text + bare;
    }
}
