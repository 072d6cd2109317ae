package org.hpsearch.query.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.QueryParser;
import org.junit.jupiter.api.Test;

/// What each name stands for.
class NamesTest {
    private static Names names() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            Document run = new Document();
            for (String param :
                    List.of("lr", "size", "loss", "opt.lr", "Batch-Size", "a b", "learning_rate", "w", "k")) {
                run.add(new StringField(FieldNames.PARAM_NAMES, param, Field.Store.NO));
            }
            for (String metric : List.of("lr", "loss", "val_acc", "host", "x.last", "x", "w")) {
                run.add(new StringField(FieldNames.METRIC_NAMES, metric, Field.Store.NO));
            }
            for (String constant : List.of("w", "k")) {
                run.add(new StringField("names.constant", constant, Field.Store.NO));
            }
            writer.addDocument(run);
        }
        Defaults.Declaration nobody = new Defaults.Declaration("", "", "");
        Defaults defaults = new Defaults(
                List.of(new Defaults.Rule("dropout", org.hpsearch.value.Value.of(0), QueryParser.parse(""), nobody)),
                List.of(new Defaults.Rename("learning_rate", "lr", nobody)));
        return new Names(FieldCatalog.of(DirectoryReader.open(directory)), Settings.NONE, defaults);
    }

    private static String table(String... typed) throws IOException {
        Names names = names();
        StringBuilder table = new StringBuilder();
        for (String name : typed) {
            Target target = names.target(name);
            String meaning = switch (target) {
                case null -> "nothing";
                case Target.Param param -> "parameter " + param.name();
                case Target.Metric metric -> "metric " + metric.name() + " " + metric.aggregate();
                case Target.Own own -> "field " + own.field();
                case Target.Words words -> "words";
                case Target.Recorded recorded -> "recorded";
                case Target.Has has -> "has";
            };
            table.append(name)
                    .append(": ")
                    .append(meaning)
                    .append(target == null || name.isEmpty() ? "" : " = " + names.spelling(target))
                    .append('\n');
        }
        return table.toString();
    }

    @Test
    void aConstantOfTheCodeGivesWayToAMetric() throws IOException {
        assertEquals("""
            w: metric w LAST = w
            param.w: parameter w = param.w
            k: parameter k = k
            """, table("w", "param.w", "k"));
    }

    @Test
    void aParameterThenAMetricThenAFieldOfTheRun() throws IOException {
        assertEquals(
                """
                lr: parameter lr = lr
                size: parameter size = size
                loss: parameter loss = loss
                host: metric host LAST = host
                kind: field KIND = kind
                val_acc: metric val_acc MAX = val_acc
                val_acc.last: metric val_acc LAST = val_acc.last
                VAL-ACC.Best: metric val_acc MAX = val_acc.best
                x.last: metric x.last LAST = x.last
                batch_size: parameter Batch-Size = Batch-Size
                dropout: parameter dropout = dropout
                learning_rate: parameter lr = lr
                nonsense: nothing
                : words
                has: has = has
                """,
                table(
                        "lr",
                        "size",
                        "loss",
                        "host",
                        "kind",
                        "val_acc",
                        "val_acc.last",
                        "VAL-ACC.Best",
                        "x.last",
                        "batch_size",
                        "dropout",
                        "learning_rate",
                        "nonsense",
                        "",
                        "has"));
    }

    @Test
    void outright() throws IOException {
        assertEquals(
                """
                metric.lr: metric lr LAST = metric.lr
                metric.loss.first: metric loss FIRST = loss.first
                run.size: field SIZE = run.size
                Run.Host: field HOST = run.host
                run.kind: field KIND = kind
                param.opt.lr: parameter opt.lr = opt.lr
                param.kind: nothing
                metric.kind: nothing
                run.lr: nothing
                "a b": parameter a b = a b
                """,
                table(
                        "metric.lr",
                        "metric.loss.first",
                        "run.size",
                        "Run.Host",
                        "run.kind",
                        "param.opt.lr",
                        "param.kind",
                        "metric.kind",
                        "run.lr",
                        "\"a b\""));
    }

    @Test
    void anUnknownNameHasANearestOne() throws IOException {
        Names names = names();
        assertEquals(
                "unknown field 'val_ac'; did you mean 'val_acc'?",
                assertThrows(QueryException.class, () -> names.require("val_ac"))
                        .getMessage());
        assertEquals(
                "unknown field 'nosuch'; hps fields lists all",
                assertThrows(QueryException.class, () -> names.require("nosuch"))
                        .getMessage());
        assertEquals(
                "no run has the metric 'los'; did you mean 'loss'?",
                assertThrows(QueryException.class, () -> names.requireMetric("los"))
                        .getMessage());
        assertEquals("loss", names.requireMetric("loss").name());
    }

    @Test
    void aRenameIsSaidOnce() throws IOException {
        assertEquals(
                List.of("'learning_rate' is called 'lr' now (hps defaults)"),
                names().notices(
                                QueryParser.parse("learning_rate<1 AND (lr>0 OR NOT learning_rate:2)"),
                                List.of("learning_rate")));
    }
}
