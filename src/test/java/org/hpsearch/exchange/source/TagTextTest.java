package org.hpsearch.exchange.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagTextTest {
    @Test
    void tagsWithAndWithoutValues() {
        List<String> tags = new ArrayList<>();
        Omissions omissions = new Omissions();
        TagText.add(tags, "good", "true", omissions);
        TagText.add(tags, "plain", "", omissions);
        TagText.add(tags, "team", "vision", omissions);
        TagText.add(tags, "lines", "a\nb", omissions);
        TagText.add(tags, " ", "", omissions);
        assertEquals(List.of("good", "plain", "team=vision"), tags);
        assertEquals(
                List.of("tags that are long or have several lines, kept in source.json only (1): lines"),
                omissions.lines());
    }
}
