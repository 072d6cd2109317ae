package org.hpsearch.exchange.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.hpsearch.exchange.source.Omissions;
import org.junit.jupiter.api.Test;

class ForeignNamesTest {
    @Test
    void namesOfFiles() {
        assertEquals("a_b-1.5", ForeignNames.file("a/b-1.5"));
        assertEquals("_", ForeignNames.file(".."));
    }

    @Test
    void keysAreAllowedDifferentAndNoFolderOfAnother() {
        Omissions omissions = new Omissions();
        assertEquals(
                Map.of(
                        "loss",
                        "loss",
                        "loss/val",
                        "loss_val",
                        "Acc@1",
                        "Acc_1_",
                        "Acc=1",
                        "Acc_1",
                        "../x",
                        ".._x",
                        "a/b",
                        "a/b",
                        "straße",
                        "straße"),
                ForeignNames.keys(List.of("loss", "loss/val", "Acc@1", "Acc=1", "../x", "a/b", "straße"), omissions));
        assertEquals(List.of("names that are not allowed there, spelled otherwise (4): ../x"), omissions.lines());
    }
}
