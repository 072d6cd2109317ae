package org.hpsearch.exchange.archive;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.run.RunFolder;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;

/// A run folder for everybody: without host, user, batch job, machine and environment, and without places outside of
/// the project.
public final class PublicCopy {
    /// What it leaves out, for people.
    public static final String LEFT_OUT =
            "host, user, batch job, process and machine ids, what was read from the environment,"
                    + " working folders outside of the project, the patch of the code, what other tools kept of a run";

    private static final Set<String> FILES =
            Set.of(RunFolder.PROCESS, RunFolder.SOURCE, RunFolder.INPUTS + "/" + RunFolder.PATCH);
    private static final Set<String> KEYS = Set.of("host", "user", "job");
    private static final String ENVIRONMENT = "environment";

    private final RunFolder run;

    PublicCopy(RunFolder run) {
        this.run = run;
    }

    boolean leavesOut(String name) {
        return FILES.contains(name);
    }

    /// The text of a file that is written otherwise; empty where it is the same.
    ///
    /// @throws DataException where it is damaged: nobody knows what it tells
    Optional<byte[]> of(String name) {
        return switch (name) {
            case RunFolder.RUN -> Optional.of(bytes(info(read(name))));
            case RunFolder.FOUND -> Optional.of(bytes(found(read(name))));
            default -> Optional.empty();
        };
    }

    private Value.Obj read(String name) {
        try {
            return SafeFile.readObject(run.readable(name)).orElse(Value.Obj.of(Map.of()));
        } catch (DataException damaged) {
            throw new DataException(run.file(name) + " " + damaged.getMessage()
                    + "; hps cannot check what it would make public; leave the run out");
        }
    }

    private static byte[] bytes(Value.Obj document) {
        return Json.document(document).getBytes(StandardCharsets.UTF_8);
    }

    private static Value.Obj info(Value.Obj json) {
        Map<String, Value> fields = new TreeMap<>(json.fields());
        fields.keySet().removeAll(KEYS);
        if (fields.get("cwd") instanceof Value.Text folder && folder.text().startsWith("/")) {
            fields.put("cwd", Value.of("."));
        }
        if (fields.get("places") instanceof Value.Obj places) {
            Map<String, Value> typed = new TreeMap<>(places.fields());
            typed.values().removeIf(PublicCopy::isOfEnvironment);
            fields.put("places", Value.Obj.of(typed));
        }
        return Value.Obj.of(fields);
    }

    private static boolean isOfEnvironment(Value place) {
        return place instanceof Value.Obj object
                && object.fields().get("kind") instanceof Value.Text kind
                && kind.text().equals(ENVIRONMENT);
    }

    private static Value.Obj found(Value.Obj json) {
        Map<String, Value> fields = new TreeMap<>(json.fields());
        fields.values()
                .removeIf(found -> found instanceof Value.Obj object
                        && object.fields().get("from") instanceof Value.Text from
                        && from.text().equals(ENVIRONMENT));
        return Value.Obj.of(fields);
    }
}
