package org.hpsearch.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.complete.Candidate;
import org.hpsearch.complete.QueryCandidates;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// What the last word of a query that is being typed may become: what Tab offers in the shell.
///
/// @param typed the query up to the cursor
record CandidateReply(String typed) {
    private static final int MOST = 30;

    Value.Obj document(Workspace workspace) throws IOException {
        int start = QueryCandidates.start(typed);
        List<Value> found = new ArrayList<>();
        for (Candidate candidate : QueryCandidates.of(workspace.ask(), workspace.saved(), typed.substring(start))) {
            if (found.size() == MOST) {
                break;
            }
            found.add(new Fields.Writer()
                    .put("text", candidate.text())
                    .put("about", candidate.about())
                    .put("whole", Value.of(candidate.whole()))
                    .done());
        }
        return new Fields.Writer()
                .put("start", Value.of(start))
                .put("candidates", new Value.Items(found))
                .done();
    }
}
