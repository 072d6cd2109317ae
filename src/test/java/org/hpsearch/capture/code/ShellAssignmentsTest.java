package org.hpsearch.capture.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShellAssignmentsTest {
    private static String found(String source) {
        return ShellAssignments.of(source).stream()
                .map(one -> one.name() + "=" + one.value())
                .collect(Collectors.joining(" | "));
    }

    @Test
    void whereACommandMayBegin() {
        assertEquals("", found(""));
        assertEquals("lr=$1", found("lr=$1"));
        assertEquals("a=1 | b=\"$2 x\" | c=${3:-a b}", found("a=1 b=\"$2 x\"; c=${3:-a b} true\n"));
        assertEquals("x=1 | y=2 | z=3 | w=4", found("if true; then x=1; else y=2; fi && z=3 || { w=4; }"));
        assertEquals("seed=$4 | n=$5", found("export seed=$4\nlocal -i n=$5"));
        assertEquals("RATE=$OPTARG | N=2", found("case $o in r) RATE=$OPTARG ;; n) N=2;; esac"));
        assertEquals("out=$(echo a=1 b) | q='it ; is'", found("out=$(echo a=1 b)\nq='it ; is' run"));
        assertEquals("path=$path:x", found("path+=$path:x"));
    }

    @Test
    void argumentsTextsCommentsAndDocumentsAreNone() {
        assertEquals("", found("echo epoch 1 acc=$1 'b=2'"));
        assertEquals("", found("echo \"epoch $i; loss=0.$i batch=$3\""));
        assertEquals("", found("true # lr=$1\n  # lr=$2"));
        assertEquals("b=2", found("cat <<EOF >x.cfg\nlr=$1\nEOF\nb=2\n"));
        assertEquals("b=2", found("cat <<-'E' | sort\n\tlr=$1\n\tE\nb=2\n"));
        assertEquals("", found("awk -v x=1 'BEGIN { y=2 }'\n"));
        assertEquals("", found("echo \\\n  lr=$1"));
    }

    @Test
    void whatIsNotClosedEndsWithTheText() {
        assertEquals("a=\"b; c=2", found("a=\"b; c=2"));
        assertEquals("a='b", found("a='b"));
        assertEquals("a=${b", found("a=${b"));
        assertEquals("a=\\", found("a=\\"));
        assertEquals("", found("cat <<EOF\nlr=1"));
    }
}
