package org.hpsearch.exchange.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.exchange.source.Omissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnRolesTest {
    @TempDir
    Path scratch;

    private String roles(String name, String text) throws IOException {
        Path file = scratch.resolve(name);
        Files.writeString(file, text);
        Rows rows = Rows.read(file, new Omissions());
        return String.join("\n", new ColumnRoles(rows, new ColumnRoles.Named("", "", List.of(), List.of())).lines());
    }

    @Test
    void searchRunsOfMlflow() throws IOException {
        assertEquals("""
            id: run_id
            started: start_time
            ended: end_time
            state: status
            metrics: metrics.f1
            parameters: params.lr
            tags with values: tags.team
            only kept in source.json: experiment_id, artifact_uri\
            """, roles("a.csv", """
                run_id,experiment_id,status,artifact_uri,start_time,end_time,metrics.f1,params.lr,tags.team
                a,1,FINISHED,file:///x,2025-01-01 00:00:00+00:00,2025-01-01 00:01:00+00:00,0.5,0.1,red
                b,1,FINISHED,file:///x,2025-01-01 00:00:00+00:00,2025-01-01 00:01:00+00:00,0.6,0.1,red
                """));
    }

    @Test
    void anIdIsUniqueAndATimeIsOne() throws IOException {
        assertEquals("parameters: id, time", roles("a.csv", "id,time\n1,20\n1,30\n"));
    }

    @Test
    void numbersBehindAMetricAreMetrics() throws IOException {
        assertEquals(
                "metrics: loss, energy\nparameters: width, loss fn",
                roles("a.tsv", "width\tloss fn\tloss\tenergy\n3\tmse\t0.5\t-7\n4\tmse\tnan\t-8\n"));
    }

    @Test
    void nestedObjects() throws IOException {
        assertEquals(
                "id: id\nmetrics: results.acc\nparameters: args.opt.lr",
                roles(
                        "a.json",
                        "{\"r1\": {\"args\": {\"opt\": {\"lr\": 1}}, \"results\": {\"acc\": 1}},"
                                + " \"r2\": {\"args\": {\"opt\": {\"lr\": 2}}, \"results\": {\"acc\": 0}}}"));
    }
}
