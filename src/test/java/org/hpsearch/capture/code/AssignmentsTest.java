package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    private static String fates(String language, String source, String names) {
        Assignments assignments = Assignments.of(language, source);
        return Arrays.stream(names.split(" "))
                .map(name -> name + ":" + assignments.fate(name).name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    @Test
    void sourcesWithBraces() {
        assertEquals(
                "lr:constant w:varies n:varies k:argument tol:varies unused:constant",
                fates("c", """
                    double lr = 0.1; // lr = 3
                    double w = 3.0;
                    int k = 5;
                    int n = 0;
                    double tol = 1;
                    while (1) { w -= lr * 2; printf("lr = %g", lr); ++n; }
                    if (argc > 1) k = atoi(argv[1]);
                    update(&tol);
                    if (a &&lr) {}
                    """, "lr w n k tol unused"));
        assertEquals("lr:varies m:constant d:argument", fates("rs", """
            let mut lr = 0.1;
            lr *= 0.5;
            let m: f64 = 0.9; f(&m);
            let d: f64 = std::env::args()
                .nth(1)
                .unwrap();
            """, "lr m d"));
        assertEquals("lr:constant epoch:varies best:varies", fates("go", """
            lr := 0.1
            epoch := 0
            for epoch = 1; epoch < 3; epoch++ {
            }
            best := 1e9
            best, ok = f(lr)
            """, "lr epoch best"));
    }

    @Test
    void scripts() {
        assertEquals("n.trees:constant lr:varies size:constant", fates("r", """
            n.trees <- 60
            lr <- 0.1
            lr <- lr / 2
            size = 5
            m <- nnet(y ~ x, size = 5, lr = 0.1,
                      n.trees = 3)
            """, "n.trees lr size"));
        assertEquals(
                "a:varies b:constant", fates("js", "let a = 1; const b = 2; for (const a of xs) { b == 3; }", "a b"));
        assertEquals("dt:constant n:varies Tol:argument", fates("f", """
            real :: dt = 0.1 ! dt = 2
            integer :: n = 1
            real :: tol = 1
            do n = 1, 10
            read(word, *) TOL
            """, "dt n Tol"));
    }
}
