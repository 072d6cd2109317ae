package org.hpsearch.show.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonShapeTest {
    private static final JsonShape<String> SHAPE = JsonShape.<String>empty()
            .with("text", JsonType.TEXT, "as it is", Value::of)
            .perhaps(
                    "length",
                    JsonType.WHOLE,
                    "characters, of texts that have some",
                    text -> text.isEmpty() ? null : Value.of(text.length()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"abc | {\"length\": 3, \"text\": \"abc\"}", "'' | {\"text\": \"\"}"})
    void anObjectHasItsFields(String text, String expected) {
        assertEquals(expected, Json.line(SHAPE.of(text)));
    }

    @Test
    void theSchemaTellsTheFields() {
        assertEquals("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "items": {
                "properties": {
                  "length": {
                    "description": "characters, of texts that have some",
                    "type": "integer"
                  },
                  "text": {
                    "description": "as it is",
                    "type": "string"
                  }
                },
                "required": ["text"],
                "type": "object"
              },
              "title": "texts",
              "type": "array"
            }
            """, Json.document(SHAPE.type().list().document("texts")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no run; hps ls lists all | no run | hps ls lists all",
                "a; b; c | a; b | c",
                "plain | plain | ''",
                "'' | '' | ''",
            })
    void aRemedyIsTheLastPartOfASentence(String sentence, String message, String hint) {
        assertEquals(new JsonError("failed", message, hint), JsonError.of("failed", sentence));
    }
}
