package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Map<String, String> VALUES =
            Map.of("lr", "0.1", "optim.lr", "1e-3", "Acc@1", "0.9", "text", "it's $HOME", "größe", "3", "empty", "");

    private static String filled(String text) {
        return Template.of(text).filled(place -> VALUES.get(place.key()));
    }

    private static String line(String text) {
        return Template.of(text).line(place -> VALUES.get(place.key()));
    }

    /// Each line of a table: a text, what is expected, with `=>` between.
    private static void check(String table, java.util.function.UnaryOperator<String> made) {
        String expected = table.strip();
        String actual = expected.lines()
                .map(line -> line.substring(0, line.indexOf("=>")).strip())
                .map(text -> text + "  => " + made.apply(text))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        assertEquals(expected.replaceAll(" +=> *", "  => ").replaceAll("(?m) +$", ""), actual);
    }

    @Test
    void wordsOfACommandAreFilledAsTheyAre() {
        check("""
            {lr}               => 0.1
            --lr={lr}          => --lr=0.1
            out-{lr}-{optim.lr} => out-0.1-1e-3
            {Acc@1}{größe}     => 0.93
            {text}             => it's $HOME
            'x {lr} y'         => 'x 0.1 y'
            a{empty}b          => ab
            {unknown} {lr}     => {unknown} 0.1
            ${lr}              => ${lr}
            {{lr}}             => {0.1}
            {lr                => {lr
            {}                 => {}
            { lr }             => { lr }
            {0}                => {0}
            {a,b}              => {a,b}
            { print $1 }       => { print $1 }
            {"lr": {lr}}       => {"lr": 0.1}
            """, TemplateTest::filled);
    }

    @Test
    void valuesOfALineAreOneWordEach() {
        check("""
            run {lr} > out     => run 0.1 > out
            run {text}         => run 'it'\\''s $HOME'
            run --x={text}     => run --x='it'\\''s $HOME'
            run {empty}        => run ''
            awk '{ print $1 }' => awk '{ print $1 }'
            awk '{unknown}'    => awk '{unknown}'
            it\\'s {lr}         => it\\'s 0.1
            "a" '"' {lr}       => "a" '"' 0.1
            """, TemplateTest::line);
        for (String quoted : List.of("run '{lr}'", "run \"a {lr}\"", "run \"it's {lr}\"")) {
            DataException refused = assertThrows(DataException.class, () -> line(quoted));
            assertEquals("{lr} is in quotes: remove the quotes, hps quotes values where needed", refused.getMessage());
        }
    }

    @Test
    void whatFillsAPlaceIsNotReadAgain() {
        assertEquals("{lr}$1\\", Template.of("{a}").filled(place -> "{lr}$1\\"));
    }

    @Test
    void aQueryNamesOthersOutsideOfWordsAndQuotes() {
        check("""
            @good              => <good>
            NOT @good          => NOT <good>
            -@good (@a OR @b-2) => -<good> (<a> OR <b-2>)
            Acc@1>0.9          => Acc@1>0.9
            note:@good         => note:@good
            name=@good         => name=@good
            "a @good b" @good  => "a @good b" <good>
            "a \\"@good" @good  => "a \\"@good" <good>
            don't @good        => don't <good>
            @1 @@good @        => @1 @@good @
            """, text -> Template.ofQuery(text).filled(place -> "<" + place.key() + ">"));
    }

    @Test
    void placesAreNamedInOrder() {
        assertEquals(List.of("lr", "x", "lr"), Template.of("{lr} {x} ${y} {lr}").keys());
        assertEquals(List.of(), Template.of("none").keys());
        assertEquals(List.of("a", "b"), Template.of("x{a} '{b}'").keys());
        assertTrue(Template.has(List.of("a", "--b={lr}"), "lr"));
        assertEquals(List.of("a", "--b=2"), Template.fill(List.of("a", "--b={lr}"), Map.of("lr", "2")::get));
    }
}
