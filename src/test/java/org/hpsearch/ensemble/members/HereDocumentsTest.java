package org.hpsearch.ensemble.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a here-document begins and ends: `x` is inside of one, `X` of one that expands nothing.
class HereDocumentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
        cat x                         ¦ cat x
        cat <<E⏎ab⏎E⏎x                ¦ cat <<E⏎xxxE⏎x
        cat << E⏎ab⏎E                 ¦ cat << E⏎xxxE
        cat <<'E'⏎ab⏎E                ¦ cat <<'E'⏎XXXE
        cat <<\\E⏎ab⏎E                 ¦ cat <<\\E⏎XXXE
        cat <<-E⏎ab⏎→E⏎               ¦ cat <<-E⏎xxx→E⏎
        cat <<E⏎ab⏎→E                 ¦ cat <<E⏎xxxxx
        cat <<A <<B⏎a⏎A⏎b⏎B⏎c         ¦ cat <<A <<B⏎xxA⏎xxB⏎c
        cat <<<E⏎ab⏎E                 ¦ cat <<<E⏎ab⏎E
        echo '<<E'⏎ab⏎E               ¦ echo '<<E'⏎ab⏎E
        cat <<E; echo 'a b'⏎ab⏎E      ¦ cat <<E; echo 'a b'⏎xxxE
        cat <<E                       ¦ cat <<E
        cat <<                        ¦ cat <<
        """)
    void documentsAreFound(String line, String expected) {
        String text = line.replace("⏎", "\n").replace("→", "\t");
        String filled = HereDocuments.of(text)
                .filled(around -> around, (body, literal) -> (literal ? "X" : "x").repeat(body.length()));
        assertEquals(expected, filled.replace("\n", "⏎").replace("\t", "→"));
    }
}
