/// Verbs as tools of the Model Context Protocol, on standard input and output: a call becomes words of the command
/// line, its answer is what the verb prints with `--json`.
@NullMarked
package org.hpsearch.mcp;

import org.jspecify.annotations.NullMarked;
