"""Prints, as JSON, the options and defaults that a Python program declares. Reads source files; never executes them.

Arguments: the script, the folder it is run from. Output: {"params": {name: value}, "env": {name: value},
"hydra": [folder, name] or null, "aliases": {short: long}, "options": {name: option}}. An option is
{"spelling": "--lr", "joined": whether its value follows "=" in the same word} where it takes a value, else
{"on": what is typed for true, "off": what is typed for false}, null where nothing is. "constants" are the literals of
the script itself: "dict" the entries of dictionaries that are a configuration by their names, "top" what is assigned once
at the top level, "inner" what is assigned once in its main function, and named arguments of calls, "argument" numbers
that are named arguments of what is made or trained. "places" are the variables that the script fills from
`sys.argv[K]`: {name: {"place": K, "default": value or null}}.
"""
import ast, json, os, sys

MOST_FILES = 60
LARGEST = 2_000_000
FIELD_PARSERS = {"transformers", "tyro", "simple_parsing", "pyrallis", "draccus", "jsonargparse", "chz", "datargs"}

params, env, hydra, aliases, options, places = {}, {}, [], {}, {}, {}
seen, enums, positionals = set(), set(), []


class Unknown(Exception):
    pass


def value(node, names):
    """A literal, a name of a constant, or arithmetic of these."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name) and node.id in names:
        return names[node.id]
    if isinstance(node, (ast.List, ast.Tuple)):
        return [value(e, names) for e in node.elts]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd, ast.Not)):
        inner = value(node.operand, names)
        return -inner if isinstance(node.op, ast.USub) else not inner if isinstance(node.op, ast.Not) else inner
    if isinstance(node, ast.BinOp):
        a, b = value(node.left, names), value(node.right, names)
        if not all(isinstance(x, (int, float)) for x in (a, b)):
            raise Unknown()
        if isinstance(node.op, ast.Pow) and abs(b) <= 64 and abs(a) <= 1024:
            return a ** b
        for kind, operation in ((ast.Add, lambda: a + b), (ast.Sub, lambda: a - b), (ast.Mult, lambda: a * b),
                                (ast.Div, lambda: a / b), (ast.FloorDiv, lambda: a // b)):
            if isinstance(node.op, kind):
                return operation()
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in enums:
        return node.attr.lower()
    raise Unknown()


def put(target, name, node, names):
    try:
        got = value(node, names)
        json.dumps(got, allow_nan=False)
    except Exception:
        return
    if got is not None and isinstance(got, (str, int, float, bool, list)):
        target.setdefault(name, got)


def keyword(call, name):
    for k in call.keywords:
        if k.arg == name:
            return k.value
    return None


def called(node):
    """The last part of what is called: `parser.add_argument` gives `add_argument`."""
    f = node.func
    return f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else ""


def key(option):
    return option.lstrip("-").replace("-", "_")


def valued(names, spelling, joined=False):
    for name in names:
        options.setdefault(key(name), {"spelling": spelling, "joined": joined})


def flag(names, on, off):
    for name in names:
        options.setdefault(key(name), {"on": on, "off": off})


def texts(call):
    return [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]


def long_option(call):
    """The first long option as it is typed, else the first; the others are its aliases."""
    spellings = [t for t in texts(call) if t.startswith("-")]
    longs = [t for t in spellings if t.startswith("--")] or spellings
    if not longs:
        return None
    for t in spellings:
        if t != longs[0]:
            aliases[key(t)] = key(longs[0].split("/")[0])
    return longs[0]


def text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def positional(call, name):
    """Notes an argument that is given by its place."""
    many = keyword(call, "nargs")
    single = many is None or isinstance(many, ast.Constant) and many.value in ("?", 1)
    positionals.append((call.lineno, call.col_offset, name, keyword(call, "default"), single))


def place_positionals(tree, names):
    """Counts the arguments without an option's name; behind a list of them places are unknown, and so with subcommands."""
    if any(isinstance(n, ast.Call) and called(n) in ("add_subparsers", "group") for n in ast.walk(tree)):
        positionals.clear()
    for at, (_, _, name, default, single) in enumerate(sorted(positionals, key=lambda p: p[:2]), 1):
        if not single:
            break
        got = {}
        if default is not None:
            put(got, "default", default, names)
        places.setdefault(name, {"place": at, "default": got.get("default")})
    positionals.clear()


def add_argument(call, names):
    spelling = long_option(call)
    if not spelling:
        if texts(call)[:1]:
            positional(call, texts(call)[0])
        return
    name = key(spelling)
    default, action = keyword(call, "default"), keyword(call, "action")
    called_so = [t for t in texts(call) if t.startswith("-")] + [text(keyword(call, "dest")) or name]
    store = text(action)
    if "BooleanOptionalAction" in ast.dump(action or call.func):
        flag(called_so, spelling, "--no-" + spelling.lstrip("-"))
    elif store == "store_false" and name.startswith("no_"):
        flag([name], spelling, None)
        flag([name[3:]] + called_so, None, spelling)
    elif store in ("store_true", "store_false", "store_const", "append_const", "count"):
        flag(called_so, spelling, None)
    elif store not in ("help", "version"):
        valued(called_so, spelling)
    bare = store in ("store_true", "store_false")
    if bare and name.startswith("no_"):
        params.setdefault(name[3:], True)
    elif default is not None:
        put(params, name, default, names)
    elif bare:
        params.setdefault(name, store == "store_false")


def click_option(call, names):
    spelling = long_option(call)
    if not spelling:
        return
    on, _, off = spelling.partition("/")
    name = key(on)
    default, is_flag = keyword(call, "default"), keyword(call, "is_flag")
    switch = off or is_flag is not None or keyword(call, "flag_value") is not None or keyword(call, "count") is not None
    called_so = [t.split("/")[0].strip() for t in texts(call)]
    if switch:
        flag(called_so, on.strip(), off.strip() or None)
    else:
        valued(called_so, on)
    if default is not None:
        put(params, name, default, names)
    elif switch:
        params.setdefault(name, False)


def absl_flag(call, names):
    if len(call.args) > 1 and isinstance(call.args[0], ast.Constant):
        name = str(call.args[0].value)
        put(params, name, call.args[1], names)
        if called(call).lower() in ("define_bool", "define_boolean"):
            flag([name], "--" + name, "--no" + name)
        else:
            valued([name], "--" + name)


def environment(call, names):
    if len(call.args) == 2 and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
        put(env, call.args[0].value, call.args[1], names)


def parameter_option(name, default, style):
    """How the parser of a style spells a function's parameter or a field: `default` is its node, None without one."""
    if style in ("typer", "tyro", "datargs"):
        spelling = "--" + name.replace("_", "-")
        literal = default.args[0] if isinstance(default, ast.Call) and default.args else default
        if isinstance(literal, ast.Constant) and isinstance(literal.value, bool):
            return flag([name], spelling, "--no-" + spelling[2:])
    else:
        spelling = "--" + name
    valued([name], spelling, style == "fire")


def signature(function, names, style):
    args = function.args
    plain = args.posonlyargs + args.args
    if style == "fire":
        for a in plain + args.kwonlyargs:
            parameter_option(a.arg, None, style)
    for a, d in list(zip(plain[len(plain) - len(args.defaults):], args.defaults)) + list(
            zip(args.kwonlyargs, args.kw_defaults)):
        if d is None:
            continue
        if style != "fire" and not (isinstance(d, ast.Call) and called(d) == "Argument"):
            own = [t for t in texts(d) if t.startswith("--")] if isinstance(d, ast.Call) else []
            if own:
                valued([a.arg], own[0])
            parameter_option(a.arg, d, style)
        if isinstance(d, ast.Call):
            if called(d) in ("Option", "Argument") and d.args:
                put(params, a.arg, d.args[0], names)
            elif called(d) in ("Option", "Argument") and keyword(d, "default") is not None:
                put(params, a.arg, keyword(d, "default"), names)
            continue
        put(params, a.arg, d, names)


def is_dataclass(node):
    for d in node.decorator_list:
        target = d.func if isinstance(d, ast.Call) else d
        if (target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")) in ("dataclass", "define"):
            return True
    return False


def fields(node, classes, names, prefix, style):
    for item in node.body:
        if not isinstance(item, ast.AnnAssign) or not isinstance(item.target, ast.Name):
            continue
        name = prefix + item.target.id
        kind = item.annotation.id if isinstance(item.annotation, ast.Name) else None
        if kind in classes:
            fields(classes[kind], classes, names, name + ".", style)
            continue
        if style:
            parameter_option(name, item.value, style)
        if isinstance(item.value, ast.Call):
            default = keyword(item.value, "default")
            if default is not None:
                put(params, name, default, names)
        elif item.value is not None:
            put(params, name, item.value, names)


def decorated(function, *endings):
    for d in function.decorator_list:
        target = d.func if isinstance(d, ast.Call) else d
        if getattr(target, "attr", getattr(target, "id", "")) in endings:
            return d
    return None


def parse(path):
    path = os.path.realpath(path)
    if path in seen or len(seen) >= MOST_FILES or os.path.getsize(path) > LARGEST:
        return None
    seen.add(path)
    with open(path, "rb") as f:
        return ast.parse(f.read(), path)


def imports(tree, folder):
    found, roots = [], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            found += [base] + [(base + "." if base else "") + a.name for a in node.names]
    files = []
    for name in found:
        roots.add(name.split(".")[0])
        path = os.path.join(folder, *name.split("."))
        for candidate in (path + ".py", os.path.join(path, "__init__.py")):
            if os.path.isfile(candidate):
                files.append(candidate)
    return files, roots


def constants(tree):
    names = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                names[node.targets[0].id] = value(node.value, names)
            except Exception:
                pass
    return names


def looks_up(call):
    """`cfg.get("lr", 0.1)`: a configuration, and what holds where it has no such entry."""
    receiver = getattr(call.func, "value", None)
    return (len(call.args) == 2 and text(call.args[0]) is not None and isinstance(receiver, ast.Name)
            and is_configuration(receiver.id))


def calls(tree, names):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        if name == "add_argument":
            add_argument(node, names)
        elif name == "set_defaults":
            for k in node.keywords:
                if k.arg:
                    put(params, k.arg, k.value, names)
        elif name.startswith("DEFINE_"):
            absl_flag(node, names)
        elif name == "HfArgumentParser" and "TrainingArguments" in ast.dump(node):
            valued(["resume_from_checkpoint"], "--resume_from_checkpoint")
        elif name == "exec" and "configurator" in ast.dump(node):
            for constant in constants(tree):
                valued([constant], "--" + constant, True)
        elif name == "get" and looks_up(node) and "environ" not in ast.dump(node.func):
            put(params, node.args[0].value, node.args[1], names)
        elif name == "getenv" or name == "get" and "environ" in ast.dump(node.func):
            environment(node, names)


def functions(tree, names):
    byname = {n.name: n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}
    for function in byname.values():
        for d in function.decorator_list:
            if isinstance(d, ast.Call) and called(d) == "option":
                click_option(d, names)
            elif isinstance(d, ast.Call) and called(d) == "argument" and texts(d)[:1]:
                positional(d, texts(d)[0].lower().replace("-", "_"))
        main = decorated(function, "main")
        if isinstance(main, ast.Call) and "hydra" in ast.dump(main.func):
            parts = [keyword(main, "config_path"), keyword(main, "config_name")]
            hydra.extend(p.value if isinstance(p, ast.Constant) else None for p in parts)
        command = decorated(function, "command", "callback")
        if command is not None and not any(isinstance(d, ast.Call) and called(d) == "option" for d in function.decorator_list):
            signature(function, names, "typer")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name):
            callee = ast.dump(node.func)
            target = byname.get(node.args[0].id)
            if target and ("'Fire'" in callee or "'typer'" in callee and "'run'" in callee or "'tyro'" in callee):
                signature(target, names, "fire" if "'Fire'" in callee else "typer")


CONFIGURATION = {"params", "parameters", "config", "configs", "cfg", "hparams", "hyperparams", "hyperparameters", "args",
                 "settings", "hp", "hps", "conf", "options"}


def is_configuration(name):
    """Whether a variable holds a configuration by the last word of its name: `TRAIN_CONFIG`, `defaults`."""
    last = name.lower().strip("_").split("_")[-1]
    return last in CONFIGURATION or last in ("default", "defaults")


MAIN = {"main", "train", "run", "fit", "experiment", "training", "simulate"}
SETTINGS = ("config", "params", "hparams", "settings", "hyperparameters", "cfg", "conf", "args", "arguments", "options",
            "opts")
SEEDS = {"seed", "manual_seed", "set_seed", "seed_everything", "default_rng", "RandomState", "PRNGKey"}
NO_PARAMETERS = {"add_argument", "option", "Option", "Argument", "field", "print", "open", "subplots", "plot", "savefig",
                 "figure", "scatter", "hist", "legend", "text", "format", "getLogger", "basicConfig", "dump", "dumps",
                 "to_csv", "read_csv", "sorted", "range", "join", "round", "get", "replace", "split", "tqdm"}
TRAINS = {"train", "fit", "minimize", "optimize", "evolve", "learn", "simulate", "solve", "cv", "fmin", "run_mcmc"}
found = {"dict": {}, "top": {}, "inner": {}, "argument": {}}


def literal(node):
    got = ast.literal_eval(node)
    if isinstance(got, tuple):
        got = list(got)
    json.dumps(got, allow_nan=False)
    if got is None or isinstance(got, list) and not all(isinstance(g, (str, int, float, bool)) for g in got):
        raise Unknown()
    return got


def entries(node, prefix, names, changed):
    for k, v in zip(node.keys, node.values):
        if not isinstance(k, ast.Constant) or not isinstance(k.value, str) or k.value in changed:
            continue
        if isinstance(v, ast.Dict):
            entries(v, prefix + k.value + ".", names, changed)
        else:
            put(found["dict"], prefix + k.value, v, names)


def assigned(body, kind, counts, names, changed):
    """Takes what the statements of a block assign; a name that is assigned more than once varies."""
    for node in body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        value_node = getattr(node, "value", None)
        if len(targets) != 1 or value_node is None:
            continue
        target = targets[0]
        pairs = [(target, value_node)]
        if isinstance(target, ast.Tuple) and isinstance(value_node, ast.Tuple) and len(target.elts) == len(value_node.elts):
            pairs = list(zip(target.elts, value_node.elts))
        for name, right in pairs:
            if not isinstance(name, ast.Name) or counts.get(name.id, 0) != 1:
                continue
            if isinstance(right, ast.Dict) and is_configuration(name.id):
                entries(right, "", names, changed)
            elif isinstance(right, ast.Call) and called(right) == "dict" and is_configuration(name.id):
                for k in right.keywords:
                    if k.arg and k.arg not in changed:
                        put(found["dict"], k.arg, k.value, names)
            else:
                put(found[kind], name.id, right, names)


def stores(tree):
    counts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            counts[node.id] = counts.get(node.id, 0) + 1
    return counts


def changed_entries(tree):
    """Entries of dictionaries that the script writes one by one, `state["epoch"] += 1`: they vary."""
    return {node.slice.value for node in ast.walk(tree)
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
            and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str)}


def pairs_of(node):
    """The variables that a statement assigns, each with its value."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        return []
    target, right = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(right, ast.Tuple) and len(target.elts) == len(right.elts):
        return [(t.id, v) for t, v in zip(target.elts, right.elts) if isinstance(t, ast.Name)]
    return [(target.id, right)] if isinstance(target, ast.Name) else []


def place_of(node):
    """K of `sys.argv[K]` in an expression; 0 where there is none."""
    for n in ast.walk(node):
        if isinstance(n, ast.Subscript) and isinstance(n.slice, ast.Constant) and isinstance(n.slice.value, int):
            name = n.value.attr if isinstance(n.value, ast.Attribute) else getattr(n.value, "id", "")
            if name == "argv" and n.slice.value > 0:
                return n.slice.value
    return 0


def otherwise(node):
    """The literal that an expression falls back to."""
    last = node.orelse if isinstance(node, ast.IfExp) else node.values[-1] if isinstance(node, ast.BoolOp) else None
    try:
        return None if last is None else literal(last)
    except Exception:
        return None


def arguments_by_hand(tree):
    """Variables that the script fills from its arguments without a parser, and what they begin with."""
    begin, filled = {}, set()
    for node in ast.walk(tree):
        for name, right in pairs_of(node):
            try:
                begin.setdefault(name, literal(right))
            except Exception:
                pass
    for node in ast.walk(tree):
        for name, right in pairs_of(node):
            at = place_of(right)
            if at:
                default = otherwise(right)
                places.setdefault(name, {"place": at, "default": begin.get(name) if default is None else default})
                filled.add(name)
        if isinstance(node, ast.If):
            typed = [c.value for c in ast.walk(node.test)
                     if isinstance(c, ast.Constant) and isinstance(c.value, str) and c.value[:1] == "-" and len(c.value) > 1]
            given = [name for one in node.body for name, right in pairs_of(one) if not isinstance(right, ast.Constant)]
            if typed and given:
                longs = [t for t in typed if t.startswith("--")]
                valued(typed + [given[0]], (longs or typed)[0])
                called_so = key(longs[0]) if longs else given[0]
                for t in typed:
                    if key(t) != called_so:
                        aliases.setdefault(key(t), called_so)
                if given[0] in begin:
                    params.setdefault(called_so, begin[given[0]])
                filled.add(given[0])
    return filled


def signatures(tree):
    """Calls of the script's own functions and classes: what each argument is, named, by place, or left at its default."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            known.setdefault(node.name, (node, 0))
        elif isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                    known.setdefault(node.name, (item, 1))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in known:
            continue
        function, skipped = known[call.func.id]
        if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
            continue
        args = (function.args.posonlyargs + function.args.args)[skipped:]
        defaults = dict(zip([a.arg for a in args][len(args) - len(function.args.defaults):], function.args.defaults))
        defaults.update({a.arg: d for a, d in zip(function.args.kwonlyargs, function.args.kw_defaults) if d is not None})
        given = dict(zip([a.arg for a in args], call.args))
        given.update({k.arg: k.value for k in call.keywords})
        values = {}
        for name, node in {**defaults, **given}.items():
            try:
                values[name] = literal(node)
            except Exception:
                values[name] = None
        yield call, values


def makes(call):
    """Whether a call makes an object or trains one: `Net(...)`, `model.fit(...)`."""
    name = called(call)
    model = name[:1].isupper() and not name.isupper() and not name.endswith(("Error", "Exception", "Warning"))
    return (model or name in TRAINS) and name not in NO_PARAMETERS


def named(call):
    """The numbers that a call is given by name, or in a dictionary."""
    pairs = [(k.arg, k.value) for k in call.keywords if k.arg]
    for a in call.args:
        if isinstance(a, ast.Dict):
            pairs += [(k.value, v) for k, v in zip(a.keys, a.values) if isinstance(k, ast.Constant) and isinstance(k.value, str)]
    for name, node in pairs:
        try:
            got = literal(node)
        except Exception:
            continue
        if isinstance(got, (int, float)) and not isinstance(got, bool):
            yield name, got


def script_constants(tree):
    names = constants(tree)
    counts, changed = stores(tree), changed_entries(tree)
    filled = arguments_by_hand(tree)
    counts.update({name: 2 for name in filled})
    assigned(tree.body, "top", counts, names, changed)
    for node in tree.body:
        if isinstance(node, ast.If) and "__name__" in ast.dump(node.test):
            assigned(node.body, "top", counts, names, changed)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.lower() in MAIN:
            assigned(node.body, "inner", counts, names, changed)
        elif isinstance(node, ast.ClassDef) and node.name.lower().endswith(SETTINGS) and not is_dataclass(node):
            assigned(node.body, "dict", counts, names, changed)
    arguments, models, own = {}, {}, set()
    for call, values in signatures(tree):
        own.add(call)
        for name, given in values.items():
            arguments.setdefault(name, []).append(given)
            if makes(call) and not isinstance(given, (str, bool, list)):
                models.setdefault(name, []).append(given)
    for node in ast.walk(tree):
        if node in own:
            continue
        if isinstance(node, ast.Call) and makes(node):
            for name, given in named(node):
                models.setdefault(name, []).append(given)
        if isinstance(node, ast.Call) and called(node) in SEEDS and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
            arguments.setdefault("seed", []).append(node.args[0].value)
        if isinstance(node, ast.Call) and called(node) not in NO_PARAMETERS and not called(node).startswith("DEFINE_"):
            for k in node.keywords:
                state = called(node) == "dict" and (k.arg in changed or counts.get(k.arg, 0) > 1)
                if k.arg and not state and isinstance(k.value, (ast.Constant, ast.UnaryOp)):
                    try:
                        arguments.setdefault(k.arg, []).append(literal(k.value))
                    except Exception:
                        pass
    for kind, several in (("inner", arguments), ("argument", models)):
        for name, values in several.items():
            if values[0] is not None and all(v == values[0] for v in values) and name not in filled:
                found[kind].setdefault(name, values[0])


def classes_of(trees):
    classes = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and is_dataclass(node):
                classes[node.name] = node
    return classes


def main(script, folder):
    home = os.path.dirname(os.path.abspath(script))
    todo, trees, roots = [script], [], set()
    while todo:
        path = todo.pop(0)
        try:
            tree = parse(path)
        except Exception:
            continue
        if tree is None:
            continue
        if not trees:
            script_constants(tree)
        trees.append(tree)
        files, own = imports(tree, home)
        roots |= own
        todo += files
        if folder != home:
            todo += imports(tree, folder)[0]
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.dump(base) for base in node.bases):
                enums.add(node.name)
    classes = classes_of(trees)
    inner = {a.annotation.id for c in classes.values() for a in c.body
             if isinstance(a, ast.AnnAssign) and isinstance(a.annotation, ast.Name)}
    shared = {}
    for tree in reversed(trees):
        shared.update(constants(tree))
    for tree in trees:
        names = {**shared, **constants(tree)}
        calls(tree, names)
        functions(tree, names)
        place_positionals(tree, names)
        parsers = sorted(roots & FIELD_PARSERS)
        if not parsers:
            for name, node in classes.items():
                if node in tree.body and name not in inner and name.lower().endswith(SETTINGS):
                    fields(node, classes, names, "", None)
        if parsers:
            style = "tyro" if "tyro" in parsers else parsers[0]
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and node.name in classes and node.name not in inner:
                    fields(node, classes, names, "", style)


main(sys.argv[1], sys.argv[2])
json.dump({"params": params, "env": env, "hydra": hydra or None, "aliases": aliases, "options": options, "constants": found, "places": places}, sys.stdout, allow_nan=False, default=str)
