"""Stores of other tools, written by the tools themselves, imported by hps, exported again, and compared value by value.

Usage: try_exchange.py FOLDER HPS GUILD
"""
import csv
import datetime
import decimal
import hashlib
import json
import logging
import math
import os
import subprocess
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
FOLDER = Path(sys.argv[1])
HPS = sys.argv[2]
GUILD = sys.argv[3]
os.environ["GUILD_HOME"] = str(FOLDER / "guild")
os.environ["WANDB_MODE"] = "offline"
os.environ["WANDB_SILENT"] = "true"
os.environ["TRACKIO_DIR"] = str(FOLDER / "trackio")
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
os.environ["MLFLOW_TRACKING_URI"] = f"sqlite:///{FOLDER}/mlflow.db"

import mlflow  # noqa: E402
import numpy as np  # noqa: E402
import optuna  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
import sacred  # noqa: E402
import tensorboardX  # noqa: E402
import trackio  # noqa: E402
import wandb  # noqa: E402
from mlflow.entities import ViewType  # noqa: E402
from mlflow.tracking import MlflowClient  # noqa: E402
from sacred.observers import FileStorageObserver  # noqa: E402
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator  # noqa: E402
from trackio.sqlite_storage import SQLiteStorage  # noqa: E402
from wandb.proto import wandb_internal_pb2  # noqa: E402

logging.disable(logging.WARNING)
LARGEST = sys.float_info.max
compared = 0


def same(what, found, expected):
    """Fails where two values differ; NaN is NaN."""
    global compared
    compared += 1
    numbers = isinstance(found, (int, float)) and isinstance(expected, (int, float))
    if found != expected and not (numbers and math.isnan(found) and math.isnan(expected)):
        sys.exit(f"try-exchange: {what}: {found!r}, expected {expected!r}")


def hps(project, *words):
    done = subprocess.run([HPS, *words], cwd=project, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"try-exchange: hps {' '.join(words)}: {done.stderr}")
    return done.stderr.splitlines()[-1]


def sums(folder):
    """What all files of a folder hold."""
    files = (file for file in Path(folder).rglob("*") if file.is_file() and not {"project", ".cache"} & set(file.parts))
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


class Run:
    """A run folder, read without hps."""

    def __init__(self, folder):
        def read(name):
            file = folder / name
            return json.loads(file.read_text()) if file.exists() else {}

        self.id = folder.name
        self.info = read("run.json")
        self.params = read("params.json")
        self.notes = read("notes.json")
        self.status = read("status.json")
        self.checkpoints = (folder / "checkpoints.csv").read_text() if (folder / "checkpoints.csv").exists() else ""
        self.curves = {}
        if (folder / "metrics.csv").exists():
            with open(folder / "metrics.csv", newline="") as rows:
                for row in csv.DictReader(rows):
                    step = None if row["step"] == "" else float(row["step"])
                    self.curves.setdefault(row["metric"], []).append((step, float(row["value"].replace("Infinity", "inf"))))


def runs(project):
    """Id in the tool -> run folder."""
    folders = [Run(folder) for folder in (project / "hps-runs").iterdir() if (folder / "run.json").exists()]
    return {run.info["source"]["id"]: run for run in folders}


def millis(text):
    return round(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def import_twice(kind, place, count):
    """A project with what is at a place, which stays as it is."""
    project = FOLDER / "project" / kind
    project.mkdir(parents=True)
    before = sums(FOLDER)
    same(kind, hps(project, "import", str(place)), f"hps: imported {count} runs of {kind}")
    same(kind, hps(project, "import", str(place)), f"hps: imported 0 runs of {kind}, {count} were here already")
    same("the source is only read", sums(FOLDER), before)
    return project


def write_mlflow():
    client = MlflowClient()
    experiment = client.create_experiment("digits")
    mlflow.set_experiment("digits")
    with mlflow.start_run(run_name="first try", description="a note\nof two lines"):
        mlflow.log_params({"lr": "1e-3", "opt/name": "adam", "amp": True, "seed": 7, "none": None, "text": "a b"})
        for step, value in enumerate([2.5, math.nan, 1.25]):
            mlflow.log_metric("loss", value, step=step)
        mlflow.log_metric("big", math.inf, step=1)
        mlflow.log_metric("big", -math.inf, step=2)
        mlflow.log_metric("val/acc", 0.1 + 0.2, step=-3)
        mlflow.set_tags({"good": "true", "team": "vision"})
        mlflow.log_text("x", "note.txt")
        with mlflow.start_run(run_name="child", nested=True):
            mlflow.log_metric("acc", 0.5)

    class Model(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input: list[str]) -> list[str]:
            return model_input

    with mlflow.start_run(run_name="dropped") as dropped:
        mlflow.pyfunc.log_model(name="model", python_model=Model(), step=4)
    client.delete_run(dropped.info.run_id)
    client.set_terminated(client.create_run(experiment).info.run_id, "KILLED")
    client.set_terminated(client.create_run(experiment).info.run_id, "FAILED")
    client.create_run(experiment)


def check_mlflow(place, uri, infinite):
    """The runs of a store, as MLflow reads them.

    infinite: what MLflow reads where an infinite value was logged
    """
    client = MlflowClient(uri)
    experiment = client.get_experiment_by_name("digits")
    theirs = client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL)
    project = import_twice("mlflow", place, len(theirs))
    ours = runs(project)
    ends = {"FINISHED": 0, "FAILED": 1, "KILLED": 143, "RUNNING": None}
    for run in theirs:
        mine = ours[run.info.run_id]
        same("name", mine.notes["name"], run.info.run_name)
        same("experiment", mine.info["experiment"], "digits")
        same("start", millis(mine.info["started"]), run.info.start_time)
        same("exit", mine.status.get("exit"), ends[run.info.status])
        if run.info.end_time:
            same("end", millis(mine.status["ended"]), run.info.end_time)
        same("deleted", "deleted" in mine.notes.get("tags", []), run.info.lifecycle_stage == "deleted")
        same("note", mine.notes.get("note", ""), run.data.tags.get("mlflow.note.content", ""))
        tags = {f"{k}={v}" if v != "true" else k for k, v in run.data.tags.items() if not k.startswith(("mlflow.", "hps."))}
        same("tags", set(mine.notes.get("tags", [])) - {"deleted"}, tags)
        parent = run.data.tags.get("mlflow.parentRunId")
        same("parent", mine.info.get("lineage", {}).get("parent"), ours[parent].id if parent else None)
        same("parameters", set(mine.params), set(run.data.params))
        for name, text in run.data.params.items():
            typed = {"None": None, "True": True}.get(text, text)
            same(name, mine.params[name], float(text) if text in ("1e-3", "7") else typed)
        same("metrics", set(mine.curves), set(run.data.metrics))
        for name in run.data.metrics:
            history = [(m.step, m.value) for m in client.get_metric_history(run.info.run_id, name)]
            history = [(s, math.copysign(math.inf, v) if abs(v) == infinite else v) for s, v in history]
            same(name, len(mine.curves[name]), len(history))
            for found, expected in zip(sorted(mine.curves[name]), sorted(history)):
                same(name, found[0], expected[0])
                same(name, found[1], expected[1])
    return project, ours, theirs


def mlflow_both_ways():
    write_mlflow()
    project, ours, theirs = check_mlflow(FOLDER / "mlflow.db", os.environ["MLFLOW_TRACKING_URI"], LARGEST)
    dropped = next(run for run in theirs if run.info.run_name == "dropped")
    model = MlflowClient().search_logged_models([dropped.info.experiment_id])[0]
    same("model", ours[dropped.info.run_id].checkpoints.splitlines()[1].split(",")[:3], ["4", "", model.artifact_location])
    out = FOLDER / "mlflow-out"
    hps(project, "export", "*", "--to", "mlflow", str(out))
    client = MlflowClient(out.as_uri())
    again = client.search_runs([client.get_experiment_by_name("digits").experiment_id])
    same("exported runs", {run.info.run_id for run in again}, set(ours))
    for run in again:
        for name, curve in ours[run.info.run_id].curves.items():
            history = [(m.step, m.value) for m in client.get_metric_history(run.info.run_id, name)]
            for found, expected in zip(sorted(history), sorted(curve)):
                same(name, found[0], expected[0])
                same(name, found[1], expected[1])


def printed(value):
    """A value as a text of hps."""
    if isinstance(value, list):
        return "[" + ", ".join(printed(element) for element in value) + "]"
    return value if isinstance(value, str) else json.dumps(value)


def parquet_one_way():
    """Tables of runs that were imported, as pyarrow reads them."""
    for kind in ("mlflow", "sqlite", "trackio", "neptune"):
        project = FOLDER / "project" / kind
        out = FOLDER / "parquet" / kind
        hps(project, "export", "*", "--to", "parquet", str(out))
        ours = {run.id: run for run in runs(project).values()}
        for row in pq.read_table(out / "runs.parquet").to_pylist():
            mine = ours.pop(row["id"])
            same("name", row["name"], mine.notes.get("name"))
            same("start", row["started"].timestamp() * 1000, millis(mine.info["started"]))
            for name, value in mine.params.items():
                found = row["params." + name]
                same(name, found, printed(value) if isinstance(found, str) else value)
        same("runs left over", ours, {})
        ours = {run.id: run for run in runs(project).values()}
        for row in pq.read_table(out / "metrics.parquet").to_pylist():
            for curve in [curve for name, curve in ours[row["run"]].curves.items() if name == row["metric"]]:
                step, value = curve.pop(0)
                same(row["metric"], row["step"], step)
                same(row["metric"], row["value"], value)
        same("points left over", [curve for run in ours.values() for curve in run.curves.values() if curve], [])


def write_optuna(storage):
    def objective(trial):
        x = trial.suggest_float("x", 1e-5, 1, log=True)
        trial.suggest_int("n", 1, 8)
        trial.suggest_categorical("opt", ["adam", None, 3, True, 0.5])
        trial.set_user_attr("seed", 7)
        for step, value in enumerate([x, math.nan, math.inf, -1.0]):
            trial.report(value, step * 10)
        if trial.number == 1:
            raise optuna.TrialPruned()
        return {2: math.nan, 3: math.inf}.get(trial.number, x)

    study = optuna.create_study(study_name="tune", storage=storage, direction="minimize")
    study.optimize(objective, n_trials=8)
    study.ask()
    study.enqueue_trial({"x": 0.5})
    two = optuna.create_study(study_name="two", storage=storage, directions=["minimize", "maximize"])
    two.set_metric_names(["loss", "acc"])
    two.optimize(lambda trial: (trial.suggest_float("x", 0, 1), 2.0), n_trials=3)


def check_optuna(kind_of_store, storage, place):
    write_optuna(storage)
    project = import_twice("optuna", place, 12)
    project = project.rename(project.with_name(kind_of_store))
    ours = {(run.info["experiment"], run.info["source"]["trial"]): run for run in runs(project).values()}
    for study in (optuna.load_study(study_name=name, storage=storage) for name in ("tune", "two")):
        names = study.metric_names or ["value"]
        for trial in study.trials:
            if trial.state.name == "WAITING":
                continue
            mine = ours[study.study_name, str(trial.number)]
            same("state", mine.info["source"]["status"], trial.state.name)
            same("start", millis(mine.info["started"]), math.floor(trial.datetime_start.timestamp() * 1000))
            if trial.datetime_complete:
                same("end", millis(mine.status["ended"]), math.floor(trial.datetime_complete.timestamp() * 1000))
            same("parameters", mine.params, trial.params)
            for name, value in trial.params.items():
                same(name, type(mine.params[name]), type(value))
            expected = {name: [(None, value)] for name, value in zip(names, trial.values or [])}
            if trial.intermediate_values:
                expected["intermediate"] = sorted(trial.intermediate_values.items())
            same("metrics", set(mine.curves), set(expected))
            for name, curve in expected.items():
                same(name, len(mine.curves[name]), len(curve))
                for found, value in zip(mine.curves[name], curve):
                    same(name, found[0], value[0])
                    same(name, found[1], value[1])
    return project


def optuna_both_ways():
    backend = optuna.storages.journal.JournalFileBackend(str(FOLDER / "journal.log"))
    check_optuna("journal", optuna.storages.JournalStorage(backend), FOLDER / "journal.log")
    check_optuna("sqlite", f"sqlite:///{FOLDER}/optuna.db", FOLDER / "optuna.db")


def flat(values, prefix=""):
    for key, value in values.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def write_trackio():
    for number in range(2):
        config = {"lr": 0.1 * (number + 1), "opt": {"name": "adam"}, "layers": [1, 2], "none": None, "amp": True}
        trackio.init(project="digits", name=f"run {number}", config=config, group="g" if number else None)
        for step, value in enumerate([1.5, math.nan, math.inf, 0.25]):
            trackio.log({"loss": value, "val": {"acc": step / 4}, "words": "hello"})
        trackio.log({"late": -math.inf}, step=10)
        trackio.finish()


def check_trackio(found, project, config, logs):
    """Curves and parameters of run folders against those of a store that Trackio reads."""
    for record in SQLiteStorage.get_run_records(project):
        mine = found(record)
        theirs = config(SQLiteStorage.get_run_config(project, record["name"], run_id=record["id"]))
        same("parameters", mine.params, dict(flat(theirs)))
        expected = {}
        for row in SQLiteStorage.get_logs(project, record["name"], run_id=record["id"]):
            values = {k: v for k, v in row.items() if k not in ("step", "timestamp")}
            for name, value in flat(values):
                if not isinstance(value, str):
                    expected.setdefault(name, []).append((row["step"], value))
        same("metrics", set(mine.curves), set(expected))
        for name, curve in expected.items():
            same(name, len(mine.curves[name]), len(curve))
            for number, value in zip(mine.curves[name], curve):
                same(name, number[0], value[0])
                same(name, number[1], value[1])


def without_own(config):
    return {k: v for k, v in config.items() if not k.startswith(("_", "hps."))}


def trackio_both_ways():
    import trackio.sqlite_storage as storage

    write_trackio()
    SQLiteStorage.get_projects()
    storage._close_all_persistent_connections()
    place = FOLDER / "trackio"
    project = import_twice("trackio", place, 2)
    ours = runs(project)
    check_trackio(lambda record: ours[f"digits/{record['id']}"], "digits", without_own, None)
    group = next(run for run in ours.values() if run.notes["name"] == "run 1")
    same("group", group.notes["tags"], ["group=g"])
    out = FOLDER / "trackio-out"
    hps(project, "export", "*", "--to", "trackio", str(out))
    storage.TRACKIO_DIR = out
    same("projects", SQLiteStorage.get_projects(), ["digits"])
    same("runs", sorted(SQLiteStorage.get_runs("digits")), ["run 0", "run 1"])
    check_trackio(lambda record: ours[f"digits/{record['id']}"], "digits", without_own, None)
    trackio.init(project="digits", name="run 2")
    trackio.log({"loss": 1})
    trackio.finish()
    same("a run more", sorted(SQLiteStorage.get_runs("digits")), ["run 0", "run 1", "run 2"])


NEPTUNE = pa.schema(
    [
        ("project_id", pa.string()),
        ("run_id", pa.string()),
        ("attribute_path", pa.string()),
        ("attribute_type", pa.string()),
        ("step", pa.decimal128(18, 6)),
        ("timestamp", pa.timestamp("ms", tz="UTC")),
        ("int_value", pa.int64()),
        ("float_value", pa.float64()),
        ("string_value", pa.string()),
        ("bool_value", pa.bool_()),
        ("datetime_value", pa.timestamp("ms", tz="UTC")),
        ("string_set_value", pa.list_(pa.string())),
        ("file_value", pa.struct([("path", pa.string())])),
        (
            "histogram_value",
            pa.struct([("type", pa.string()), ("edges", pa.list_(pa.float64())), ("values", pa.list_(pa.float64()))]),
        ),
    ]
)


def write_neptune(folder):
    """What neptune-exporter writes, with pyarrow as it does; testdata/exchange/neptune was made by this."""
    start = datetime.datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=datetime.timezone.utc)

    def row(path, kind, **values):
        return {"project_id": "ada/digits", "attribute_path": path, "attribute_type": kind, **values}

    def point(path, number, value):
        at = start + datetime.timedelta(seconds=number)
        return row(path, "float_series", step=decimal.Decimal(number) / 2, timestamp=at, float_value=value)

    def write(name, run, rows, compression="snappy"):
        table = pa.Table.from_pylist([{**row, "run_id": run} for row in rows], schema=NEPTUNE)
        pq.write_table(table, folder / name, compression=compression)

    folder.mkdir(parents=True)
    first = [
        row("sys/id", "string", string_value="DIG-1"),
        row("sys/name", "string", string_value="first"),
        row("sys/creation_time", "datetime", datetime_value=start),
        row("sys/ping_time", "datetime", datetime_value=start + datetime.timedelta(seconds=60)),
        row("sys/state", "string", string_value="Inactive"),
        row("sys/failed", "bool", bool_value=False),
        row("sys/owner", "string", string_value="ada"),
        row("sys/hostname", "string", string_value="h"),
        row("sys/tags", "string_set", string_set_value=["good", "best"]),
        row("sys/description", "string", string_value="why"),
        row("parameters/lr", "float", float_value=0.1),
        row("parameters/batch", "int", int_value=9007199254740993),
        row("parameters/amp", "bool", bool_value=True),
        row("parameters/opt", "string", string_value="adam"),
        row("parameters/when", "datetime", datetime_value=start),
        row("parameters/layers", "string_set", string_set_value=["a", "b"]),
        row("model", "file", file_value={"path": "ada/model.pt"}),
        *(point("train/loss", number, value) for number, value in enumerate([1.5, math.nan, math.inf, 0.25])),
        point("monitoring/1/cpu", 0, 50.0),
        row("log", "string_series", step=decimal.Decimal(0), timestamp=start, string_value="hello"),
        row("grad", "histogram_series", histogram_value={"type": "COUNTING", "edges": [0.0, 1.0], "values": [3.0]}),
    ]
    write("DIG-1-aa_part_0.parquet", "DIG-1", first)
    write("DIG-1-aa_part_1.parquet", "DIG-1", [point("train/loss", 4, 0.125)])
    second = [
        row("sys/creation_time", "datetime", datetime_value=start),
        row("sys/state", "string", string_value="Active"),
        row("sys/trashed", "bool", bool_value=True),
        row("parameters/lr", "float", float_value=0.2),
    ]
    write("DIG-2-bb_part_0.parquet", "DIG-2", second, compression="none")


def neptune_one_way():
    place = FOLDER / "neptune"
    write_neptune(place / "data" / "ada_digits-01234567")
    ours = runs(import_twice("neptune", place, 2))
    rows = [row for file in sorted(place.rglob("*.parquet")) for row in pq.read_table(file).to_pylist()]
    for row in rows:
        mine = ours["ada/digits/" + row["run_id"]]
        path, kind = row["attribute_path"], row["attribute_type"]
        if kind == "float_series" and not path.startswith("monitoring/"):
            step, value = mine.curves[path].pop(0)
            same(path, step, float(row["step"]))
            same(path, value, row["float_value"])
        elif path.startswith("parameters/") and kind != "datetime":
            same(path, mine.params[path], row[kind + "_value"])
        elif path.startswith("parameters/"):
            same(path, millis(mine.params[path]), millis(row["datetime_value"].isoformat()))
    same("points left over", [curve for run in ours.values() for curve in run.curves.values() if curve], [])
    same("tags", [ours["ada/digits/DIG-" + n].notes["tags"] for n in "12"], [["best", "good"], ["deleted"]])
    same("exits", [ours["ada/digits/DIG-" + n].status.get("exit") for n in "12"], [0, None])


def float32(value):
    """A number as a 32-bit one holds it."""
    return float(np.float32(value))


def scalars(folder):
    """Name -> steps and values, as TensorBoard reads them."""
    events = EventAccumulator(str(folder), size_guidance={"scalars": 0, "tensors": 0}).Reload()
    return {tag: [(event.step, event.value) for event in events.Scalars(tag)] for tag in events.Tags()["scalars"]}


def tensorboard_both_ways():
    place = FOLDER / "tensorboard"
    writer = tensorboardX.SummaryWriter(str(place / "one"))
    for step in range(40):
        writer.add_scalar("train/loss", 1 / (step + 1), step)
        writer.add_scalar("val acc", [math.nan, math.inf, -math.inf, step][step % 4], step * 1000)
    writer.add_histogram("weights", [1.0, 2.0, 3.0], 3)
    writer.add_text("words", "hello", 1)
    writer.add_hparams({"lr": 0.1, "opt": "adam", "amp": True}, {"final": 0.5}, name="trial")
    writer.close()
    project = import_twice("tensorboard", place, 2)
    ours = {run.notes["name"]: run for run in runs(project).values()}
    same("parameters", ours["one/trial"].params, {"lr": 0.1, "opt": "adam", "amp": True})
    out = FOLDER / "tensorboard-out"
    hps(project, "export", "*", "--to", "tensorboard", str(out))
    theirs = [scalars(folder) for folder in sorted({file.parent for file in out.rglob("*tfevents*")})]
    for name, mine in ours.items():
        expected = scalars(place / name)
        same("metrics", set(mine.curves), set(expected))
        again = next(curves for curves in theirs if set(curves) == set(expected))
        for tag, curve in expected.items():
            same(tag, len(mine.curves[tag]), len(curve))
            same(tag, len(again[tag]), len(curve))
            for found, exported, (step, value) in zip(mine.curves[tag], again[tag], curve):
                same(tag, [found[0], exported[0]], [step, step])
                same(tag, float32(found[1]), value)
                same(tag, exported[1], value)


def write_wandb():
    for number in range(2):
        config = {"lr": 0.1 * (number + 1), "opt": {"name": "adam"}, "layers": [1, 2], "none": None}
        run = wandb.init(
            project="digits", name=f"run {number}", config=config, tags=["good"], notes="a\nb", dir=str(FOLDER)
        )
        for step in range(10):
            run.log({"loss": 1 / (step + 1), "val": {"acc": step / 10}, "odd": [math.nan, math.inf][step % 2], "w": "hi"})
        run.log({"late": 2.5}, step=50)
        run.finish(exit_code=number)
    wandb.teardown()


def wandb_records(log):
    """The records of a log in LevelDB's form: blocks of 32 KB, parts with a checksum, a length and a type."""
    at, record = 7, b""
    while at + 7 <= len(log):
        if 32768 - at % 32768 < 7:
            at += 32768 - at % 32768
            continue
        length, kind = int.from_bytes(log[at + 4 : at + 6], "little"), log[at + 6]
        record += log[at + 7 : at + 7 + length]
        at += 7 + length
        if kind in (1, 4):
            yield record
            record = b""


def wandb_one_way():
    write_wandb()
    ours = runs(import_twice("wandb", FOLDER / "wandb", 2))
    for file in sorted((FOLDER / "wandb").rglob("run-*.wandb")):
        curves, run, exits = {}, None, []
        for data in wandb_records(file.read_bytes()):
            record = wandb_internal_pb2.Record()
            record.ParseFromString(data)
            kind = record.WhichOneof("record_type")
            if kind == "run":
                run = record.run
            elif kind == "exit":
                exits.append(record.exit.exit_code)
            elif kind == "history":
                values = {item.key or ".".join(item.nested_key): json.loads(item.value_json) for item in record.history.item}
                for name, value in flat({k: v for k, v in values.items() if not k.startswith("_")}):
                    if not isinstance(value, str):
                        curves.setdefault(name, []).append((values["_step"], value))
        mine = ours[f"digits/{run.run_id}"]
        same("name", mine.notes["name"], run.display_name)
        same("note", mine.notes["note"], run.notes)
        same("tags", mine.notes["tags"], list(run.tags))
        same("exit", [mine.status["exit"]], exits)
        same("start", millis(mine.info["started"]), run.start_time.ToMilliseconds())
        config = {item.key: json.loads(item.value_json) for item in run.config.update if item.key != "_wandb"}
        same("parameters", mine.params, dict(flat(config)))
        same("metrics", set(mine.curves), set(curves))
        for name, curve in curves.items():
            same(name, len(mine.curves[name]), len(curve))
            for found, (step, value) in zip(mine.curves[name], curve):
                same(name, found[0], step)
                same(name, found[1], value)


def sacred_one_way():
    place = FOLDER / "sacred"
    experiment = sacred.Experiment("digits", save_git_info=False)
    experiment.observers.append(FileStorageObserver(str(place)))
    experiment.add_config({"lr": 0.1, "opt": {"name": "adam", "betas": [0.9, 0.99]}, "none": None})

    @experiment.main
    def main(_run, lr):
        for step, value in enumerate([2.5, math.nan, math.inf, 0.25]):
            _run.log_scalar("loss", value, step * 10)
            _run.log_scalar("val/acc", step / 7)
        if lr > 1:
            raise ValueError("boom")
        return 0.25

    experiment.run()
    try:
        experiment.run(config_updates={"lr": 2})
    except ValueError:
        pass
    ours = {run.info["source"]["number"]: run for run in runs(import_twice("sacred", place, 2)).values()}
    for number, mine in ours.items():
        facts, config, metrics = (json.loads((place / number / f"{n}.json").read_text()) for n in ("run", "config", "metrics"))
        same("state", mine.status["exit"], {"COMPLETED": 0, "FAILED": 1}[facts["status"]])
        for here, there in (("started", "start_time"), ("ended", "stop_time")):
            found = mine.info.get(here) or mine.status[here]
            same(here, found[:23].rstrip("Z"), facts[there][:23])
        same("parameters", mine.params, dict(flat(config)))
        result = {"result"} if facts["result"] is not None else set()
        same("metrics", set(mine.curves), set(metrics) | result)
        for name, metric in metrics.items():
            same(name, [step for step, _ in mine.curves[name]], metric["steps"])
            for found, value in zip(mine.curves[name], metric["values"]):
                same(name, found[1], value)


def guild_one_way():
    (FOLDER / "train.py").write_text("lr = 0.1\nlayers = 2\nfor step in range(5):\n    print(f'step: {step}\\nloss: {lr / (step + 1)}')\n")
    for flags in (["lr=0.3", "--label", "first", "--tag", "good"], ["lr=[0.01,0.02]"]):
        subprocess.run([GUILD, "run", "train.py", *flags, "-y"], cwd=FOLDER, check=True, capture_output=True)
    theirs = json.loads(subprocess.run([GUILD, "api", "runs", "-v", "2"], check=True, capture_output=True).stdout)
    ours = runs(import_twice("guild", FOLDER / "guild", len(theirs)))
    for run in theirs:
        mine = ours[run["id"]]
        same("parameters", mine.params, run["flags"])
        same("label", mine.notes["name"], run["label"])
        same("tags", mine.notes.get("tags", []), run["tags"])
        same("exit", mine.status["exit"], run["exitStatus"])
        same("experiment", mine.info["experiment"], run["operation"])
        same("start", millis(mine.info["started"]), run["started"] // 1000)
        same("end", millis(mine.status["ended"]), run["stopped"] // 1000)
        for scalar in run["scalars"]:
            if not scalar["tag"].startswith("sys/"):
                curve = mine.curves[scalar["tag"]]
                same(scalar["tag"], [len(curve), curve[0][0], curve[-1][0]], [scalar[k] for k in ("count", "firstStep", "lastStep")])
                same(scalar["tag"], [float32(curve[0][1]), float32(curve[-1][1])], [scalar["firstVal"], scalar["lastVal"]])


TOOLS = (
    neptune_one_way,
    mlflow_both_ways,
    optuna_both_ways,
    trackio_both_ways,
    parquet_one_way,
    tensorboard_both_ways,
    wandb_one_way,
    sacred_one_way,
    guild_one_way,
)
for tool in TOOLS:
    before = compared
    tool()
    print(f"{tool.__name__.split('_')[0]}: {compared - before} values are the same")
