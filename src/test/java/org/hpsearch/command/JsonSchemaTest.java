package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What verbs print with `--json` is what `hps schema` says, and nothing more.
class JsonSchemaTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void runs() throws IOException {
        hps = new Hps(scratch);
        hps.run("run", "-q", "-n", "one", "-t", "good", "--", "sh", "-c", "echo loss: NaN; echo epoch 2 loss: 0.5");
        hps.run("sweep", "-q", "lr=0.1,0.2", "--", "sh", "-c", "echo epoch 1 loss: $0", "{lr}");
        hps.run("run", "-q", "--", "false");
        hps.run("tag", "one", "best");
        hps.run("defaults", "set", "wd", "[1, \"a\"]", "--all");
        hps.run("defaults", "set", "wd", "2", "--when", "lr:0.1", "--why", "hard-wired there");
        hps.run("defaults", "set", "wd", "3", "--when", "lr:0.1");
        hps.run("defaults", "rename", "rate", "lr");
        hps.run("rerun", "-q", "one");
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1, \"c\": {\"d\": null}}", "1,1,val_acc,0.5", ",,val_acc,inf");
        Files.writeString(scratch.resolve("hps-runs/20260901-080000-aaaaa/notes.json"), "{damaged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query | query --json",
                "query | query log:epoch --json",
                "ls | ls --json",
                "show | show one --json",
                "groups | query --group-by lr --json",
                "groups | query --group-by state,host --json",
                "sweeps | ls --sweeps --json",
                "metrics | metrics * --json",
                "metrics | metrics one --json",
                "diff | diff lr>0 --json",
                "fields | fields --json",
                "importance | importance sweep:@last -m loss --json",
                "defaults | defaults --json",
                "error | query nofield:1 --json",
                "error | query (( --json",
                "error | show none --json",
                "error | diff --json",
            })
    void eachDocumentFitsItsSchema(String schema, String command) {
        Value type = parsed(fine("schema", schema));
        Hps.Outcome outcome = hps.run(command.split(" "));
        assertEquals(schema.equals("error"), outcome.code() != 0, outcome.err());
        Value document = parsed(outcome.out());
        assertTrue(!(document instanceof Value.Items items) || !items.values().isEmpty(), "an answer");
        List<String> faults = new ArrayList<>();
        check("", document, type, faults);
        assertEquals(List.of(), faults);
    }

    @Test
    void anErrorSaysWhatToDo() {
        assertEquals("""
            {
              "error": {
                "code": "query",
                "hint": "did you mean 'loss'?",
                "message": "unknown field 'los'"
              }
            }
            """, hps.run("query", "los<1", "--json").out());
        assertEquals("", hps.run("query", "los<1").out());
        assertEquals("", hps.run("run", "-q", "--", "nonesuch", "--json").out());
    }

    @Test
    void schemasAreListed() {
        assertTrue(fine("schema").startsWith("query       hps query --json\n"));
        Hps.Outcome none = hps.run("schema", "metric");
        assertEquals(2, none.code());
        assertTrue(
                none.err().startsWith("hps schema: there is no schema 'metric'; did you mean 'metrics'?"), none.err());
    }

    private String fine(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }

    private static Value parsed(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As much of JSON Schema as the schemas use; unknown fields are faults.
    private static void check(String place, Value value, Value type, List<String> faults) {
        Value.Obj schema = (Value.Obj) type;
        Value any = schema.fields().get("anyOf");
        Value choices = schema.fields().get("enum");
        Value named = schema.fields().get("type");
        if (any instanceof Value.Items kinds) {
            boolean fits = kinds.values().stream().anyMatch(kind -> {
                List<String> own = new ArrayList<>();
                check(place, value, kind, own);
                return own.isEmpty();
            });
            fault(fits, place, value, type, faults);
        } else if (choices instanceof Value.Items texts) {
            fault(texts.values().contains(value), place, value, type, faults);
        } else if (named != null) {
            typed(place, value, schema, named.print(), faults);
        }
    }

    private static void typed(String place, Value value, Value.Obj schema, String type, List<String> faults) {
        switch (value) {
            case Value.Obj object when type.equals("object") -> object(place, object, schema, faults);
            case Value.Items items
            when type.equals("array") ->
                items.values()
                        .forEach(item -> check(
                                place + "[]",
                                item,
                                java.util.Objects.requireNonNull(schema.fields().get("items")),
                                faults));
            case Value.Num number ->
                fault(
                        type.equals("number")
                                || type.equals("integer") && number.text().matches("-?\\d+"),
                        place,
                        value,
                        schema,
                        faults);
            case Value.Text text -> fault(type.equals("string"), place, value, schema, faults);
            case Value.Bool flag -> fault(type.equals("boolean"), place, value, schema, faults);
            case Value.Null none -> fault(type.equals("null"), place, value, schema, faults);
            default -> fault(false, place, value, schema, faults);
        }
    }

    private static void object(String place, Value.Obj object, Value.Obj schema, List<String> faults) {
        Value others = schema.fields().get("additionalProperties");
        Value.Obj known =
                schema.fields().get("properties") instanceof Value.Obj named ? named : Value.Obj.of(java.util.Map.of());
        object.fields().forEach((name, value) -> {
            Value type = known.fields().getOrDefault(name, others);
            if (type == null) {
                faults.add(place + "." + name + " is not in the schema");
            } else {
                check(place + "." + name, value, type, faults);
            }
        });
        if (schema.fields().get("required") instanceof Value.Items names) {
            names.values().stream()
                    .filter(name -> !object.fields().containsKey(name.print()))
                    .forEach(name -> faults.add(place + "." + name.print() + " is missing"));
        }
    }

    private static void fault(boolean fits, String place, Value value, Value type, List<String> faults) {
        if (!fits) {
            faults.add(place + " is " + Json.line(value) + ", not " + Json.line(type));
        }
    }
}
