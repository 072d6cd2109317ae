package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
    private static String of(String... names) {
        return ShortNames.of(List.of(names)).values().toString();
    }

    @Test
    void namesAreCutAndWordsBecomeInitials() {
        assertEquals("[lr, hid, wd, seed]", of("lr", "hidden", "weight_decay", "seed"));
        assertEquals("[lr, bs]", of("optim.lr", "train.batch-size"));
    }

    @Test
    void differentNamesStayDifferent() {
        assertEquals("[lr, optim.lr]", of("model.lr", "optim.lr"));
        assertEquals("[dro, dropped, dropper]", of("dropout", "dropped", "dropper"));
    }
}
