package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
        model:resnet AND lr:[0.001 TO 0.1] => model:resnet AND lr:[0.001 TO 0.1]
        a OR b AND c                       => a OR (b AND c)
        a b                                => a AND b
        NOT a b                            => NOT a AND b
        not (a or b)                       => NOT (a OR b)
        -tag:bad lr<0.1                    => NOT tag:bad AND lr:[* TO 0.1}
        !a                                 => NOT a
        lr >= 1e-3                         => lr:[1e-3 TO *]
        model!=vgg                         => model!=vgg
        model=vgg                          => model=vgg
        lr:>0.1                            => lr:{0.1 TO *]
        model:(a OR b)                     => model:a OR model:b
        Acc@1>0.5 AND train/loss:{0 TO 1}  => Acc@1:{0.5 TO *] AND train/loss:{0 TO 1}
        name:"a \\"b\\" c"                 => name:"a \\"b\\" c"
        model:res*                         => model:res*
        model:resnt~1                      => model:resnt~1
        dropout:*                          => dropout:*
        *                                  => *
        lr:-5                              => lr:-5
        command=a<b                        => command="a<b"
        command="<b"                       => command="<b"
        a && b || c                        => (a AND b) OR c
        """)
    void printsBack(String typed, String printed) {
        Query query = QueryParser.parse(typed);
        assertEquals(printed, query.print());
        assertEquals(query.print(), QueryParser.parse(query.print()).print());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lr:[0.1             | 7
        (a AND b            | 0
        a AND               | 5
        name:"abc           | 5
        a )                 | 2
        lr:                 | 3
        lr<                 | 3
        lr>>1               | 3
        lr<0.1<0.2          | 6
        lr=>1               | 3
        lr >= 1>2           | 7
        """)
    void errorsMarkThePlace(String typed, int position) {
        QueryException e = assertThrows(QueryException.class, () -> QueryParser.parse(typed));
        assertEquals(position, e.position());
    }

    @Test
    void whatIsPrintedIsReadBack() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            Query query = random(random, 3);
            assertEquals(query.print(), QueryParser.parse(query.print()).print());
        }
    }

    private static Query random(Random random, int depth) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 4) {
            List<Query> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(random(random, depth - 1));
            }
            return kind < 2 ? new Query.And(parts) : new Query.Or(parts);
        }
        if (kind == 4) {
            Query inner = random(random, depth - 1);
            return inner instanceof Query.Not ? inner : new Query.Not(inner);
        }
        String field = pick(random, "lr", "a b", "Acc@1", "train/loss", "x:y", "not", "-z");
        String value =
                pick(random, "0.1", "-5", "to", "a b", "x\"y", "back\\slash", "(", "wild*", "", "ü", "OR", "a:b");
        return new Query.Clause(
                field,
                switch (random.nextInt(5)) {
                    case 0 -> new Query.Is(value, random.nextBoolean());
                    case 1 -> new Query.Differs(value);
                    case 2 -> new Query.Between(value, random.nextBoolean(), "*", true);
                    case 3 -> new Query.Any();
                    default -> new Query.Like("a*b?");
                },
                0);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
