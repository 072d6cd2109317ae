package org.hpsearch.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.help.FirstSteps;
import org.hpsearch.index.RunIndex;
import org.hpsearch.index.RunSource;
import org.hpsearch.launch.Recovery;
import org.hpsearch.project.Habits;
import org.hpsearch.project.Homes;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.project.UserFile;
import org.hpsearch.query.Groups;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// The project that a command works on, with its index opened when first needed.
public final class Workspace implements AutoCloseable {
    private static final Pattern LAST = Pattern.compile("((?:run\\.)?(sweep|schedule)[:=])@last\\b");

    private final Context context;
    private final Project.Place place;
    private final OpenIndex index;
    private @Nullable Settings settings;
    private @Nullable Defaults defaults;
    private @Nullable Search search;
    private List<RunRecord> waiting = List.of();
    private final Set<String> told = new HashSet<>();

    /// @param homes the `--home` options; none for `HPS_HOME` or the nearest project upwards
    /// @throws DataException where `all` names the user's projects and there are none
    public Workspace(Context context, List<String> homes) {
        this(context, place(context, homes), Recovery::read);
    }

    Workspace(Context context, Project.Place place, RunSource source) {
        this.context = context;
        this.place = place;
        this.index = new OpenIndex(context, project().store(), source);
    }

    private static Project.Place place(Context context, List<String> homes) {
        String variable = context.environment().getOrDefault("HPS_HOME", "");
        return new Homes(context.folder(), context.home())
                .place(!homes.isEmpty() || variable.isEmpty() ? homes : List.of(variable), context::say);
    }

    /// The same project once more, for another thread: what it reads into the index this one sees at its next look.
    public Workspace beside() {
        return new Workspace(context, place, index.source());
    }

    /// The project of a folder for a program that uses hps as a library: no words, no other place by a variable.
    static Workspace ofLibrary(Path folder) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.remove("HPS_HOME");
        String home = environment.getOrDefault("HOME", "");
        Context context = new Context(
                StandardStreams.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
                new Screen(false, false, 0),
                new World(
                        environment,
                        folder,
                        home.isEmpty() ? null : Path.of(home),
                        InstantSource.system(),
                        ZoneId::systemDefault,
                        ""),
                null);
        return new Workspace(context, List.of());
    }

    public Project project() {
        return place.project();
    }

    /// Whether several projects are looked at as one.
    public boolean isJoined() {
        return !project().beside().isEmpty();
    }

    /// Whether the project is there already.
    public boolean present() {
        return place.present();
    }

    /// A command that records a first run, with a script of the current folder.
    public String firstCommand() {
        return FirstSteps.command(context.folder());
    }

    /// What `hps.yaml` says; its warnings are told once.
    public Settings settings() {
        if (settings == null) {
            settings = project().settings();
            settings.warnings().stream()
                    .filter(told::add)
                    .forEach(warning -> context.say(Project.SETTINGS + ": " + warning));
        }
        return settings;
    }

    /// @return what the user has chosen for all projects
    /// @throws DataException where the file cannot be understood
    public Habits ownHabits() {
        UserFile file = UserFile.read(context.home());
        file.warnings().stream()
                .map(warning -> UserFile.SHOWN + ": " + warning)
                .filter(told::add)
                .forEach(context::say);
        return Habits.parse(file.top());
    }

    /// What `hps.yaml` says, and where it says nothing what the user has chosen for all projects: for what starts or
    /// deletes something.
    ///
    /// @throws DataException where a file cannot be understood
    public Settings actingSettings() {
        return settings().with(settings().habits().orElse(ownHabits()));
    }

    /// The objective that a text says: `max val_acc`, `val_acc`.
    ///
    /// @throws QueryException that names the nearest metric, where no run has one of this name
    public Objective objective(String text) {
        String metric = text.substring(text.lastIndexOf(' ') + 1);
        if (names().find(metric).isEmpty()) {
            names().requireMetric(metric);
        }
        return settings().objective(text);
    }

    public RunFolder run(String id) {
        return project().store().run(id);
    }

    /// Answers a query, from an index that is fresh within the budget.
    public Result search(Search.Request request) {
        return search(request, RunIndex.Mode.QUICK);
    }

    public Result search(Search.Request request, RunIndex.Mode mode) {
        return answer(() -> {
            view(mode);
            return ask().run(request.of(expanded(request.query())));
        });
    }

    /// Knows of runs that have no folder yet, so that a query may find them.
    public void awaits(List<RunRecord> runs) {
        waiting = List.copyOf(runs);
        search = null;
    }

    /// The runs without a folder that match a query, in the order in which they wait.
    public List<Row> waiting(String query) {
        return answer(() -> ask().waiting(expanded(query)));
    }

    /// Puts the runs that match into groups.
    public Groups groups(Groups.Request request) {
        return answer(() -> ask().groups(request.of(expanded(request.query()))));
    }

    /// What is asked of the index.
    interface Question<T> {
        T ask() throws IOException;
    }

    /// An index that cannot answer is damaged, and built anew: once.
    <T> T answer(Question<T> question) {
        try {
            try {
                return question.ask();
            } catch (IOException | IndexOutOfBoundsException | IllegalStateException damaged) {
                if (!index.mayRebuild()) {
                    throw damaged;
                }
                index.rebuild();
                search = null;
                return question.ask();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// A query as it is asked: saved ones in the place of their names, the newest sweep or schedule in the place of
    /// `sweep:@last` and `schedule:@last`.
    ///
    /// @throws DataException where no run is of one
    String expanded(String query) {
        return LAST.matcher(saved().expanded(query)).replaceAll(last -> last.group(1) + last(last.group(2)));
    }

    private String last(String word) {
        RunField field = Objects.requireNonNull(RunField.of(word));
        return search(new Search.Request("run." + word + ":*", List.of(), Search.Order.NEWEST, 1)).rows().stream()
                .map(row -> field.shown(row.facts()))
                .findFirst()
                .orElseThrow(() -> new DataException("no run belongs to a " + word + "; "
                        + (field == RunField.SWEEP ? "hps sweep" : "hps run --schedule") + " makes one"));
    }

    /// The queries that are kept under names.
    public SavedQueries saved() {
        return new SavedQueries(
                project().path().resolve(Project.QUERIES),
                project().store().path().resolve(".queries.lock"));
    }

    /// Looks anew at the next question: runs, settings and declarations may have changed. The index stays open.
    ///
    /// @param usual how thorough a quick look is from now on
    public void renew(RunIndex.Mode usual) {
        index.renew(usual);
        search = null;
        settings = null;
        defaults = null;
    }

    /// The index, ready for questions.
    public Search ask() {
        try {
            if (search == null) {
                search = new Search(
                        view(RunIndex.Mode.QUICK),
                        settings(),
                        defaults(),
                        context.clock().instant(),
                        context::zone,
                        waiting);
            }
            return search;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    static DataException unusable(IOException e) {
        return new DataException("the index cannot be used: " + e.getMessage(), e);
    }

    /// What the project declares of its parameters.
    public Defaults defaults() {
        if (defaults == null) {
            defaults = DefaultsFile.read(defaultsFile());
        }
        return defaults;
    }

    /// Takes declarations that have just been made.
    public void declare(Defaults changed) {
        defaults = changed;
        search = null;
    }

    public Path defaultsFile() {
        return project().path().resolve(Project.DEFAULTS);
    }

    /// What names stand for.
    public Names names() {
        return ask().names();
    }

    /// The index as it is now.
    public RunIndex.View view(RunIndex.Mode mode) throws IOException {
        return index.look(mode, mode != RunIndex.Mode.BRIEF);
    }

    /// The index as it is now, without a word on the terminal: something else is there.
    public RunIndex.View look(RunIndex.Mode mode) throws IOException {
        return index.look(mode, false);
    }

    /// From now on, until [#renew], answers are whole: every folder is compared first. For verbs that change, start or
    /// delete something.
    public void whole() {
        if (!index.isWhole()) {
            index.renew(RunIndex.Mode.FULL);
            search = null;
        }
    }

    /// How many runs the last look knows by name alone.
    public int unread() {
        return index.unread();
    }

    /// Changes what a person notes of a run; the next answer has it.
    public void change(String id, UnaryOperator<Notes> change) throws IOException {
        run(id).changeNotes(change);
        index.changed(id);
    }

    /// Builds the index anew.
    public RunIndex.View rebuild() throws IOException {
        search = null;
        return index.rebuild();
    }

    /// Says what a person should know of the runs of a result.
    public void warn(Result result) {
        new ResultWarnings(context, defaultsFile(), told).say(result);
    }

    /// Lets the index go; the next question opens it again.
    public void closeIndex() {
        try {
            close();
        } catch (IOException e) {
            context.say("the index cannot be closed: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        search = null;
        index.close();
    }
}
