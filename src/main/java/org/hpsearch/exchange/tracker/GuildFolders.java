package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Source;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.value.Yaml;
import org.jspecify.annotations.Nullable;

/// Guild's runs: `runs/ID/` with `.guild/attrs/` (a YAML file each) and event files.
public final class GuildFolders implements ForeignStore {
    private static final String KIND = "guild";
    private static final Path ATTRIBUTES = Path.of(".guild", "attrs");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    /// Large ones, and one that may hold secrets.
    private static final Set<String> LEFT = Set.of("env", "pip_freeze");

    private static final int LARGEST = 1 << 20;

    private final Path top;
    private final EventReader reader = new EventReader();
    private Watch watch = Watch.NOBODY;

    /// @param top a folder of Guild (`GUILD_HOME`), or the `runs` in it
    public GuildFolders(Path top) {
        this.top = Files.isDirectory(top.resolve("runs")) ? top.resolve("runs") : top;
    }

    /// Whether runs of Guild are in a folder, or in its `runs`.
    public static boolean isStore(Path folder) {
        return !new GuildFolders(folder).folders().isEmpty();
    }

    private List<Path> folders() {
        return ForeignFiles.children(top).stream()
                .filter(folder -> ID.matcher(folder.getFileName().toString()).matches()
                        && Files.isDirectory(folder.resolve(ATTRIBUTES)))
                .toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        List<Path> folders = folders();
        for (Path folder : folders) {
            runs.add(run(folder, omissions));
            watch.looked(runs.size(), folders.size());
        }
        return runs;
    }

    @Override
    public void watch(Watch other) {
        watch = other;
        reader.watch(other);
    }

    @Override
    public void close() {
        reader.close();
    }

    private ForeignRun run(Path folder, Omissions omissions) throws IOException {
        Map<String, Value> attributes = new TreeMap<>();
        for (Path file : ForeignFiles.children(folder.resolve(ATTRIBUTES))) {
            attributes.put(file.getFileName().toString(), attribute(file, omissions));
        }
        if (attributes.keySet().removeAll(LEFT)) {
            omissions.add("environments and lists of packages, which stay where they are", folder.toString());
        }
        Value.Obj all = Value.Obj.of(attributes);
        String id = folder.getFileName().toString();
        List<Path> events = ForeignFiles.files(folder).stream()
                .filter(file -> EventFolders.isEventFile(file) && !file.startsWith(folder.resolve(".guild/sourcecode")))
                .toList();
        reader.expect(events);
        EventReader.Curves curves = reader.curves(events, omissions);
        Notes notes = new Notes(
                Fields.text(all, "label", ""),
                Fields.texts(all, "tags"),
                Fields.text(all, "comments", ""),
                Value.Obj.of(Map.of()));
        return ForeignRun.of(
                        new Source(KIND, id, Map.of()),
                        new ForeignRun.Label(operation(folder, all), notes),
                        new ForeignRun.Span(time(all, "started"), end(all)),
                        Flat.of(Fields.object(all, "flags")))
                .in(new ForeignRun.Setting(
                        Fields.texts(all, "cmd"),
                        Fields.text(all, "host", ""),
                        Fields.text(all, "user", ""),
                        GitState.NONE))
                .keeping(all)
                .measured(curves::read);
    }

    private static Value attribute(Path file, Omissions omissions) {
        try {
            return SafeFile.read(file, LARGEST)
                    .filter(bytes -> bytes.length > 0)
                    .map(Yaml::parse)
                    .orElse(Value.nothing());
        } catch (DataException damaged) {
            omissions.add("damaged files", file.toString());
            return Value.nothing();
        }
    }

    /// `.guild/opref` names model and operation: `script:/path '' '' train.py`.
    private static String operation(Path folder, Value.Obj attributes) {
        String named = Fields.text(attributes, "opref", "");
        String[] words;
        try {
            String text = SafeFile.read(folder.resolve(".guild/opref"), LARGEST)
                    .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                    .orElse(named);
            words = text.strip().split("\\s+");
        } catch (DataException unreadable) {
            words = named.split("\\s+");
        }
        return words[words.length - 1].replace("'", "");
    }

    private static @Nullable EndStatus end(Value.Obj attributes) {
        Double status = Numbers.parse(
                attributes.fields().getOrDefault("exit_status", Value.nothing()).print());
        if (status == null) {
            return null;
        }
        int exit = status < 0 ? 128 - status.intValue() : status.intValue();
        return new EndStatus(Math.clamp(exit, 0, 255), time(attributes, "stopped"));
    }

    /// Microseconds since 1970.
    private static @Nullable Instant time(Value.Obj attributes, String key) {
        Double micros = Fields.number(attributes, key);
        try {
            return micros == null || micros <= 0 ? null : Instant.ofEpochMilli((long) (micros / 1000));
        } catch (DateTimeException beyond) {
            return null;
        }
    }
}
