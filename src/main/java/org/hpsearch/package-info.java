/// hps tracks any program: one plain folder a run, a Lucene index over the folders. This package holds the program's
/// entrance, [Main]; each package below it is a room with one purpose, and uses only those above it in this list:
///
/// | package | purpose |
/// |---|---|
/// | [org.hpsearch.run] | the run folder: FORMAT.md in code |
/// | [org.hpsearch.process] | outside commands: start, signal, time limit, exit |
/// | [org.hpsearch.console] | text for people: tables, colour, harmless display of hostile strings |
/// | [org.hpsearch.capture] | from what a program takes and leaves to parameters, metrics, checkpoints |
/// | [org.hpsearch.launch] | start, follow, finish, recover |
/// | [org.hpsearch.index] | the Lucene mirror of the folders and its freshness |
/// | [org.hpsearch.query] | the query language, effective values, rows |
/// | [org.hpsearch.command] | one class a verb: parse, call, print |
@NullMarked
package org.hpsearch;

import org.jspecify.annotations.NullMarked;
