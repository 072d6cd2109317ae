package org.hpsearch.capture.files;

import java.nio.file.Path;

/// A file in which the program has written its settings: they are what it uses.
final class SettingsFile implements Followed {
    private final Path file;
    private final String name;
    private final FileFacts facts;

    SettingsFile(Path file, String name, FileFacts facts) {
        this.file = file;
        this.name = name;
        this.facts = facts;
    }

    @Override
    public void read() {
        Formats.read(file).forEach((key, value) -> facts.setting(key, value, name));
    }
}
