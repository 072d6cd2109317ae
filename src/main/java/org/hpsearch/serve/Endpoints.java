package org.hpsearch.serve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.show.json.JsonError;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.view.View;
import org.hpsearch.view.ViewUrl;
import org.hpsearch.workspace.Workspace;

/// What is behind each path. No part of a request becomes a part of a file's name: files of the page are those of a
/// fixed list, runs are found in the index.
final class Endpoints {
    static final String LIVE = "/api/live";

    /// What a page asks for when it is opened.
    static final List<String> FIRST = List.of("/api/table", "/api/curves");

    private static final int SLICES = 400;
    private static final int MOST_SLICES = 4_000;

    private final Questions questions;

    Endpoints(Questions questions) {
        this.questions = questions;
    }

    /// Answers.
    Reply reply(Request request) {
        try {
            Optional<Reply> file = PageFiles.of(request.path());
            return file.isPresent() ? file.get() : answer(request.path(), ViewUrl.of(request.query()));
        } catch (QueryException query) {
            Value.Obj document = new Fields.Writer()
                    .putAll(JsonError.of("query", String.valueOf(query.getMessage()))
                            .document())
                    .put("query", query.query())
                    .put("position", Value.of(query.position()))
                    .done();
            return Reply.json(Reply.BAD, org.hpsearch.value.Json.document(document));
        } catch (UsageException wrong) {
            return Reply.error(Reply.BAD, "usage", String.valueOf(wrong.getMessage()));
        } catch (DataException data) {
            return Reply.error(Reply.BAD, "failed", String.valueOf(data.getMessage()));
        } catch (IOException unreadable) {
            return Reply.error(Reply.BAD, "failed", SafeFile.reason(unreadable));
        }
    }

    private Reply answer(String path, ViewUrl url) throws IOException {
        return switch (path) {
            case "/api/table" -> Reply.json(questions.ask(workspace -> table(workspace, url.view())));
            case "/api/candidates" ->
                Reply.json(questions.ask(workspace -> new CandidateReply(url.one("typed")).document(workspace)));
            case "/api/curves" ->
                Reply.json(
                        Reply.OK,
                        new CurveReply(url.view(), url.one("run"), url.number("slices", SLICES, 10, MOST_SLICES))
                                .document(questions));
            case "/api/spread" -> Reply.json(new SpreadReply(url.view()).document(questions));
            case "/api/run" -> Reply.json(new RunReply(url.view(), url.one("run")).document(questions));
            case "/api/log" ->
                Reply.json(new LogReply(url.one("run"), url.one("errors").equals("1"), url.one("find"))
                        .document(questions));
            default -> Reply.error(Reply.ABSENT, "absent", "there is nothing at this address");
        };
    }

    private Value.Obj table(Workspace workspace, View view) throws IOException {
        return view.runs().groupBy().isEmpty()
                ? new TableReply(workspace, view).document(questions)
                : new GroupReply(workspace, view).document(questions);
    }
}
