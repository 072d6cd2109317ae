package org.hpsearch.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.match.LuceneQueries;
import org.hpsearch.query.match.Scope;
import org.hpsearch.run.RunField;

/// What defaults do to the runs of a store.
public final class DefaultUse {
    private final Scope scope;

    DefaultUse(Scope scope) {
        this.scope = scope;
    }

    /// How many runs were given a parameter, under any of its names.
    public int given(String name) throws IOException {
        return scope.searcher().count(any(FieldNames.GIVEN, scope.defaults().names(name)));
    }

    /// How many runs were given a parameter under its new name.
    public int given(Defaults.Rename rename) throws IOException {
        return scope.searcher().count(any(FieldNames.GIVEN, List.of(rename.key())));
    }

    /// How many runs take their value from a rule.
    public int filled(Defaults.Rule rule) throws IOException {
        var filled = scope.params().filled(rule.key(), rule);
        return filled.isEmpty() ? 0 : scope.searcher().count(filled.get());
    }

    /// How many runs have their value under the old name.
    public int renamed(Defaults.Rename rename) throws IOException {
        return scope.searcher().count(scope.params().under(rename.old()));
    }

    /// The experiments of which some run was given a parameter or was found to use it, in small letters.
    public List<String> experiments(String name) throws IOException {
        return experiments(any(FieldNames.EFFECTIVE, scope.defaults().names(name)));
    }

    /// All experiments, in small letters.
    public List<String> experiments() throws IOException {
        return experiments(MatchAllDocsQuery.INSTANCE);
    }

    private List<String> experiments(org.apache.lucene.search.Query runs) throws IOException {
        String field = FieldNames.runKeyword(RunField.EXPERIMENT.word());
        TreeSet<String> names = new TreeSet<>();
        for (LeafReaderContext leaf : scope.searcher().getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    names.add(term.utf8ToString());
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (scope.searcher().count(LuceneQueries.both(runs, new TermQuery(new Term(field, name)))) > 0) {
                found.add(name);
            }
        }
        return found;
    }

    private static org.apache.lucene.search.Query any(String field, List<String> names) {
        return LuceneQueries.any(names.stream()
                .map(name -> (org.apache.lucene.search.Query) new TermQuery(new Term(field, FieldNames.regular(name))))
                .toList());
    }

    /// Of how many runs the effective value of a parameter is another one than under other declarations. A run
    /// that had none and gets one does not count: its meaning does not change.
    public int changed(String name, DefaultUse before) throws IOException {
        List<org.apache.lucene.search.Query> changes = new ArrayList<>();
        for (Defaults.Rule rule : before.scope.defaults().rules(name)) {
            var filledBefore = before.scope.params().filled(name, rule);
            if (filledBefore.isPresent()) {
                var sameNow = scope.params().filled(name, value -> value.isSame(rule.value()));
                BooleanQuery.Builder changed = new BooleanQuery.Builder();
                changed.add(filledBefore.get(), BooleanClause.Occur.FILTER);
                changed.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER);
                sameNow.ifPresent(same -> changed.add(same, BooleanClause.Occur.MUST_NOT));
                changes.add(changed.build());
            }
        }
        return changes.isEmpty() ? 0 : scope.searcher().count(LuceneQueries.any(changes));
    }
}
