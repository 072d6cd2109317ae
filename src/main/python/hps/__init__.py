"""hps for notebooks: asks the program hps, and returns what it answers.

Each function runs the command ``hps`` with ``--json`` or ``--csv``; the words of queries and selections are the command's
(``hps help query``). Where pandas is installed tables are data frames, else lists of dicts.

>>> import hps
>>> hps.query("val_acc>0.9 AND optimizer:adam", top=10)
>>> hps.metrics("@best", "val_acc").plot(x="step", y="value")
>>> hps.run_dir("@best") / "checkpoints"
"""

from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Dict, List, Sequence, Union

if TYPE_CHECKING:
    import pandas

__all__ = ["HpsError", "metrics", "query", "run_dir", "runs"]

Table = Union["pandas.DataFrame", List[Dict[str, Any]]]

_WORDS = {"": None, "null": None, "true": True, "false": False}


class HpsError(Exception):
    """What hps said when it could not answer."""


def query(
    query: str = "",
    *,
    sort: str | None = None,
    top: int | None = None,
    columns: Sequence[str] = (),
    home: str | os.PathLike[str] | None = None,
) -> Table:
    """The table of ``hps query``, nothing rounded: one row a run, best first.

    ``sort``, ``top`` and ``columns`` are the command's options; ``home`` is the project (the nearest one upwards if
    none is given). As in the command's CSV, a text that a spreadsheet would read as a formula has an apostrophe in
    front; ``hps.runs`` gives it bare. Raises HpsError with the command's own words.
    """
    words = ["query", "--csv"]
    if sort is not None:
        words.append(f"--sort={sort}")
    if top is not None:
        words.append(f"--top={top}")
    words += [f"--columns={name}" for name in columns]
    return _table(_call(words, [query] if query else [], home))


def runs(query: str = "", *, home: str | os.PathLike[str] | None = None) -> list[dict[str, Any]]:
    """All that hps knows of the runs that match, as in ``hps query --json`` (``hps help json``): one dict a run."""
    return json.loads(_call(["query", "--json"], [query] if query else [], home))


def metrics(
    selection: str = "@last",
    *names: str,
    stitched: bool = False,
    home: str | os.PathLike[str] | None = None,
) -> Table:
    """The curves of runs as one long table: run, metric, step, time (seconds since the start),
    value, counts (what the steps count: epoch, batch, ...; empty where unknown).

    ``names`` restrict the metrics; ``stitched`` gives a resumed run the rows of its ancestors, too.
    """
    words = ["metrics", "--csv"] + [f"-m={name}" for name in names] + (["--stitched"] if stitched else [])
    return _table(_call(words, [selection], home))


def run_dir(selection: str | None = None, *, home: str | os.PathLike[str] | None = None) -> pathlib.Path:
    """The folder of a run; without a selection of the run that this program itself is (started by ``hps run``)."""
    if selection is None:
        own = os.environ.get("HPS_RUN_DIR")
        if own is None:
            raise HpsError("this program was not started by hps run; name a run, such as hps.run_dir('@last')")
        return pathlib.Path(own)
    folders = _call(["show", "--folder"], [selection], home).splitlines()
    if len(folders) != 1:
        raise HpsError(f"{selection} selects {len(folders)} runs; one is expected")
    return pathlib.Path(folders[0])


def _call(words: list[str], selection: list[str], home: str | os.PathLike[str] | None) -> str:
    place = [] if home is None else [f"--home={os.fspath(home)}"]
    done = subprocess.run([_program(), *words, *place, "--", *selection], capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 3):  # 3: some runs could not be read in time; they are in the answer, marked
        raise HpsError(done.stderr.strip() or f"hps ended with status {done.returncode}")
    return done.stdout


def _program() -> str:
    packaged = pathlib.Path(__file__).parent / "package" / "bin" / "hps"
    program = str(packaged) if packaged.exists() else shutil.which("hps")
    if program is None:
        raise HpsError("the program hps is not installed; install its wheel, or put its bin folder into PATH")
    return program


def _table(text: str) -> Table:
    try:
        import pandas
    except ImportError:
        return _rows(text)
    import io

    options = {"keep_default_na": False, "na_values": ["", "NaN", "null"]}  # a text such as NA or None is a value
    if tuple(int(part) for part in pandas.__version__.split(".")[:2]) < (3, 1):
        options["float_precision"] = "round_trip"  # later ones read numbers exactly by themselves
    return pandas.read_csv(io.StringIO(text), **options) if text.strip() else pandas.DataFrame()


def _rows(text: str) -> list[dict[str, Any]]:
    import csv
    import io

    return [{name: _value(cell) for name, cell in row.items()} for row in csv.DictReader(io.StringIO(text))]


def _value(cell: str) -> Any:
    if cell in _WORDS:
        return _WORDS[cell]
    for kind in () if "_" in cell else (int, float):
        try:
            return kind(cell)
        except ValueError:
            pass
    return cell
