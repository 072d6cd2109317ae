/// hps tracks any program: one plain folder a run, a Lucene index over the folders. This package holds the program's
/// entrance, [Main]; each package below it is a room with one purpose:
///
/// | room | purpose |
/// |---|---|
/// | [org.hpsearch.value] | JSON, YAML, CSV, numbers, words, atomic files: text and bytes to values and back |
/// | [org.hpsearch.run] | the run folder: FORMAT.md in code |
/// | [org.hpsearch.project] | `hps.yaml`, the project's place, objective, directions, one curve over a lineage |
/// | [org.hpsearch.process] | outside commands: start, signal, time limit, exit, terminal |
/// | [org.hpsearch.console] | text for people: tables, colour, progress, harmless display of hostile strings |
/// | [org.hpsearch.chart] | series in, picture out; knows nothing of runs |
/// | [org.hpsearch.capture] | from what a program takes and leaves to parameters, metrics, checkpoints, and the way
/// back |
/// | [org.hpsearch.launch] | start, follow, finish, recover; resume and rerun; sweeps, schedules, stages |
/// | [org.hpsearch.cluster] | runs on another engine (Slurm): submit, poll, cancel |
/// | [org.hpsearch.tune] | the next configuration, what to stop, what mattered: numbers in, numbers out |
/// | [org.hpsearch.index] | the Lucene mirror of the folders and its freshness |
/// | [org.hpsearch.query] | text → query → resolved names → Lucene or memory → rows, groups |
/// | [org.hpsearch.ensemble] | predictions combined and scored; members' predictions made and kept |
/// | [org.hpsearch.exchange] | runs of other tools in, runs of hps out |
/// | [org.hpsearch.workspace] | a project opened for questions; the library's door |
/// | [org.hpsearch.show] | rows to tables and JSON; runs to charts and reports |
/// | [org.hpsearch.complete] | what may come next in a line that is typed |
/// | [org.hpsearch.help] | what hps says about itself: verbs, topics, the man page |
/// | [org.hpsearch.mcp] | verbs as tools of the Model Context Protocol |
/// | [org.hpsearch.view] | what is looked at, as a value |
/// | [org.hpsearch.screen] | the live terminal |
/// | [org.hpsearch.serve] | the live page |
/// | [org.hpsearch.command] | one class a verb: parse, call, print |
/// | [org.hpsearch.shell] | the `hps>` shell |
@NullMarked
package org.hpsearch;

import org.jspecify.annotations.NullMarked;
