package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    void eachClaimGivesNewOnes() {
        Claims none = Claims.none(4);
        Claims some = none.with(1, 3, Claims.Use.VALUE);
        Claims more = some.with(2, 3, Claims.Use.POSITION);
        assertEquals(true, none.isFree(1));
        assertEquals(false, some.isFree(1));
        assertEquals(true, some.isFree(3));
        assertEquals(Claims.Use.VALUE, some.of(2));
        assertEquals(Claims.Use.POSITION, more.of(2));
        assertEquals(Claims.Use.VALUE, more.of(1));
    }

    @Test
    void placesOutsideTheLine() {
        Claims claims = Claims.none(2).with(0, 9, Claims.Use.PASSED);
        assertEquals(Claims.Use.PASSED, claims.of(1));
        assertEquals(Claims.Use.FREE, claims.of(2));
        assertEquals(Claims.Use.FREE, claims.of(-1));
        assertEquals(false, claims.isFree(2));
        assertEquals(false, claims.isFree(-1));
        assertEquals(true, Claims.none(1).with(1, 0, Claims.Use.VALUE).isFree(0));
        assertEquals(false, Claims.none(0).isFree(0));
    }
}
