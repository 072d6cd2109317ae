package org.hpsearch.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the commands of one shell have in common, and what a person is told of a result.
@Timeout(120)
class SessionTest {
    @TempDir
    Path scratch;

    private OpenProject project = new OpenProject(Path.of("/nowhere"));

    @BeforeEach
    void open() {
        project = new OpenProject(scratch);
    }

    @AfterEach
    void close() throws IOException {
        project.close();
    }

    private static Asked asked(String query) {
        return new Asked("query", query, List.of(), List.of(), -1, List.of());
    }

    private Result all() {
        return project.workspace.search(new Search.Request("", List.of(), Search.Order.NEWEST, 9));
    }

    @Test
    void theLastResultAndTheQuestionsBeforeIt() throws IOException {
        project.write('a', "{\"lr\": 1}");
        project.write('b', "{\"lr\": 2}");
        try (Session session = new Session(project.context)) {
            assertEquals(asked(""), session.asked());
            assertEquals(Optional.empty(), session.back());
            session.remember(asked("lr:1"), all().rows(), 2);
            assertEquals(List.of(OpenProject.id('b'), OpenProject.id('a')), session.ids());
            session.remember(asked("lr:9"), List.of(), 0);
            assertEquals(List.of(OpenProject.id('b'), OpenProject.id('a')), session.ids(), "rows stay");
            assertEquals(0, session.total());
            session.remember(asked("lr:9").limited(3), List.of(), 0);
            assertEquals(3, session.asked().limit());
            assertEquals(Optional.of(asked("lr:1")), session.back(), "the same question counts once");
            assertEquals(Optional.empty(), session.back());
            assertEquals(80, session.columns(80), "there is no terminal");
        }
    }

    @Test
    void aLookBehindThePromptSeesWhatIsNew() throws IOException, InterruptedException {
        project.write('a', "{\"lr\": 1}");
        try (Session session = new Session(project.context)) {
            assertEquals(
                    1,
                    session.workspace()
                            .search(new Search.Request("", List.of(), Search.Order.NEWEST, 9))
                            .total());
            project.write('b', "{\"lr\": 2}");
            BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
            session.look(runs::add);
            assertEquals(2, runs.poll(60, TimeUnit.SECONDS));
            session.look(runs::add);
            assertEquals("busy", busy(session));
            session.alone(() -> assertEquals("mine", session.unlessBusy(() -> "mine", "busy")));
            session.check("lr:1");
            assertEquals(
                    "unknown field 'lrr'; did you mean 'lr'?",
                    assertThrows(QueryException.class, () -> session.check("lrr:1"))
                            .getMessage());
            assertEquals(true, session.hasProject());
        }
    }

    /// What another thread gets while this one uses the index.
    private static String busy(Session session) {
        BlockingQueue<String> answer = new LinkedBlockingQueue<>();
        session.alone(() -> {
            Thread other = Thread.ofPlatform().start(() -> answer.add(session.unlessBusy(() -> "free", "busy")));
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return String.valueOf(answer.peek());
    }

    @Test
    void anIndexIsOpenedOnceAndLookedAtAnewWhenAsked() throws IOException {
        project.write('a', "{\"lr\": 1}");
        try (OpenIndex index =
                new OpenIndex(project.context, new Store(scratch.resolve("hps-runs")), RunFolder::read)) {
            assertEquals(false, index.mayRebuild());
            assertEquals(1, index.look(RunIndex.Mode.QUICK, true).runs());
            project.write('b', "{\"lr\": 2}");
            assertEquals(1, index.look(RunIndex.Mode.QUICK, true).runs(), "the last look");
            index.renew(RunIndex.Mode.FULL);
            assertEquals(true, index.isWhole());
            assertEquals(2, index.look(RunIndex.Mode.QUICK, true).runs());
            assertEquals(true, index.mayRebuild());
            assertEquals(2, index.rebuild().runs());
            assertEquals(false, index.mayRebuild());
            assertEquals(0, index.unread());
        }
        assertEquals("", project.said());
    }

    @Test
    void whatAPersonShouldKnowOfAResult() throws IOException {
        Path run = project.write('a', "{\"lr\": 1}", "1,1,loss,0.5");
        Files.writeString(run.resolve("notes.json"), "{");
        Files.writeString(
                run.resolve("observed.json"), "{\"conflicts\": {\"lr\": {\"value\": 2, \"from\": \"output\"}}}");
        project.describe('a', "train", ", \"defaults\": [\"dropout\", \"lr\"]");
        Files.writeString(scratch.resolve("hps-defaults.json"), "{\"defaults\": [{\"key\": \"lr\", \"value\": 1}]}");
        Result result = all();
        project.said();
        ResultWarnings warnings =
                new ResultWarnings(project.context, scratch.resolve("hps-defaults.json"), new HashSet<>());
        warnings.say(result);
        warnings.say(result);
        String once = "hps: run aaaaa: notes.json: ";
        String said = project.said();
        assertEquals("""
            hps: run aaaaa: notes.json: DAMAGE
            hps: ! marks values that the program contradicts; hps show ID says how, conflict:NAME finds them
            hps: some of these runs come from a project that declared defaults or older names for dropout, and this \
            one never did; hps defaults merge FILE takes over those of its hps-defaults.json
            hps: run aaaaa: notes.json: DAMAGE
            hps: ! marks values that the program contradicts; hps show ID says how, conflict:NAME finds them
            """, said.replaceAll("(?m)^" + once + ".*$", once + "DAMAGE"));
    }
}
