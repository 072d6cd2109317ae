package org.hpsearch.query.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hps-defaults.json`: what holds, and what held once.
class DefaultsFileTest {
    private static final Defaults.Declaration ADA =
            new Defaults.Declaration("2026-09-01T00:00:00.000Z", "ada", "said so");
    private static final Defaults.Declaration BOB = new Defaults.Declaration("2026-09-02T00:00:00.000Z", "bob", "");
    private static final DefaultsFile EMPTY = new DefaultsFile(Value.Obj.of(Map.of()));

    @TempDir
    Path scratch;

    private static String rules(DefaultsFile file) {
        Defaults defaults = file.defaults();
        return defaults.rules().stream()
                        .map(rule -> rule.key() + "=" + rule.value().print() + " if "
                                + rule.condition().print())
                        .collect(Collectors.joining("; "))
                + defaults.renames().stream()
                        .map(rename -> "; " + rename.old() + " is " + rename.key())
                        .collect(Collectors.joining());
    }

    private String written(DefaultsFile file) throws IOException {
        Path path = scratch.resolve("hps-defaults.json");
        file.write(path);
        return Files.readString(path);
    }

    @Test
    void aRuleOfTheSameConditionTakesThePlaceOfTheEarlierOne() throws IOException {
        DefaultsFile file = EMPTY.withRule("lr", new Value.Num("0.1"), Condition.of("", ""), ADA)
                .withRule("lr", new Value.Num("0.5"), Condition.of("model:vgg", ""), ADA)
                .withRule("LR", new Value.Num("0.2"), Condition.of("", ""), BOB);
        assertEquals("lr=0.5 if model:vgg; LR=0.2 if *", rules(file));
        assertEquals("""
            {
              "defaults": [
                {
                  "by": "ada",
                  "key": "lr",
                  "set": "2026-09-01T00:00:00.000Z",
                  "value": 0.5,
                  "when": "model:vgg",
                  "why": "said so"
                },
                {
                  "by": "bob",
                  "key": "LR",
                  "set": "2026-09-02T00:00:00.000Z",
                  "value": 0.2
                }
              ],
              "earlier": [
                {
                  "by": "ada",
                  "ended_by": "bob",
                  "key": "lr",
                  "set": "2026-09-01T00:00:00.000Z",
                  "until": "2026-09-02T00:00:00.000Z",
                  "value": 0.1,
                  "why": "said so"
                }
              ]
            }
            """, written(file));
    }

    @Test
    void rulesAndNamesEnd() {
        DefaultsFile file = EMPTY.withRename("rate", "lr", ADA)
                .withRule("lr", Value.of(1L), Condition.of("", ""), ADA)
                .withRule("lr", Value.of(2L), Condition.of("", "vae"), ADA);
        assertEquals("lr=2 if run.experiment=vae; lr=1 if *; rate is lr", rules(file));
        assertEquals("; rate is lr", rules(file.withoutRules("rate", BOB)), "under its older name, too");
        assertEquals(
                "lr=2 if run.experiment=vae; rate is lr", rules(file.withoutRule("lr", Condition.of("", ""), BOB)));
        assertEquals("lr=2 if run.experiment=vae; lr=1 if *", rules(file.withoutRename("RATE", BOB)));
        assertEquals("lr=2 if run.experiment=vae; lr=1 if *; rate is eta", rules(file.withRename("rate", "eta", BOB)));
    }

    @Test
    void conditionsComeBeforeListsAndListsBeforeWhatHoldsForAll() {
        DefaultsFile file = EMPTY.withRule("lr", Value.of(1L), Condition.of("", ""), ADA)
                .withRule("lr", Value.of(2L), new Condition("", "", List.of("vae", "gan")), ADA)
                .withRule("lr", Value.of(3L), Condition.of("n:1", ""), ADA);
        assertEquals("lr=3 if n:1; lr=2 if run.experiment=gan OR run.experiment=vae; lr=1 if *", rules(file));
    }

    @Test
    void anotherFileAddsAndIsNamedWhereItDiffers() {
        DefaultsFile own =
                EMPTY.withRule("lr", Value.of(1L), Condition.of("", ""), ADA).withRename("a", "b", ADA);
        DefaultsFile other = EMPTY.withRule("LR", Value.of(2L), Condition.of("", ""), BOB)
                .withRule("n", Value.of(3L), Condition.of("", ""), BOB)
                .withRule("n", Value.of(4L), Condition.of("", ""), BOB)
                .withRename("a", "c", BOB)
                .withRename("x", "y", BOB);
        List<String> kept = new ArrayList<>();
        DefaultsFile merged = own.merged(other, kept::add);
        assertEquals("lr=1 if *; n=4 if *; a is b; x is y", rules(merged));
        assertEquals(List.of("LR", "a"), kept);
        assertEquals(merged, merged.merged(other, kept::add), "once is enough");
    }

    private String refused(String text) throws IOException {
        Path file = Files.writeString(scratch.resolve("d.json"), text);
        return String.valueOf(assertThrows(DataException.class, () -> DefaultsFile.read(file))
                        .getMessage())
                .replace(scratch.toString(), "~");
    }

    @Test
    void whatCannotBeUnderstood() throws IOException {
        assertEquals("~/d.json: 'defaults' is not a list", refused("{\"defaults\": 1}"));
        assertEquals("~/d.json: 'renames' has something other than objects", refused("{\"renames\": [1]}"));
        assertEquals("~/d.json: an entry has no 'key'", refused("{\"defaults\": [{\"value\": 1}]}"));
        assertEquals("~/d.json: an entry has no 'old'", refused("{\"renames\": [{\"key\": \"a\"}]}"));
        assertEquals("~/d.json: the default of 'a' has no value", refused("{\"defaults\": [{\"key\": \"a\"}]}"));
        assertEquals(
                "~/d.json: the condition 'x:(' of 'a': the query ends where a clause was expected",
                refused("{\"defaults\": [{\"key\": \"a\", \"value\": 1, \"when\": \"x:(\"}]}"));
    }

    @Test
    void aFileThatIsNotThereDeclaresNothing() throws IOException {
        Path file = scratch.resolve("none.json");
        assertSame(Defaults.NONE, DefaultsFile.read(file));
        assertEquals(EMPTY, DefaultsFile.present(file));
        assertEquals(
                "~/none.json: no such file",
                String.valueOf(assertThrows(DataException.class, () -> DefaultsFile.existing(file))
                                .getMessage())
                        .replace(scratch.toString(), "~"));
        Defaults after = DefaultsFile.change(
                file,
                scratch.resolve("lock"),
                before -> before.withRule("lr", Value.of(1L), Condition.of("", ""), ADA));
        assertEquals("1", after.rules("lr").getFirst().value().print());
        assertEquals("lr=1 if *", rules(DefaultsFile.existing(file)));
        assertEquals(Set.of("n"), DefaultsFile.unknown(file, List.of("LR", "n")));
        assertEquals(ADA, DefaultsFile.declaration(Instant.parse("2026-09-01T00:00:00Z"), "ada", "said so"));
    }
}
