#!/bin/sh
# The command hps of the Python wheel: starts the package in this Python's site-packages.
link=$0
while [ -L "$link" ]; do
  target=$(readlink "$link")
  case $target in /*) link=$target ;; *) link=$(dirname "$link")/$target ;; esac
done
here=$(cd "$(dirname "$link")" && pwd)
for package in "$here"/../lib*/python3*/site-packages/hps/package "$here"/../lib*/python3*/dist-packages/hps/package; do
  [ -x "$package/bin/hps" ] && exec "$package/bin/hps" "$@"
done
python=$here/python3
[ -x "$python" ] || python=python3
package=$("$python" -c 'import hps, os; print(os.path.join(os.path.dirname(hps.__file__), "package"))') || {
  echo "hps: the Python package hps is missing; install its wheel again" >&2
  exit 1
}
exec "$package/bin/hps" "$@"
