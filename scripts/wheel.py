"""Makes the Python wheel of a package: wheel.py PACKAGE VERSION FOLDER. The same package gives the same bytes.

The format is that of the packaging user guide ("Binary distribution format").
"""

import base64
import hashlib
import pathlib
import stat
import sys
import zipfile

package, version, folder = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
module = pathlib.Path(__file__).parent.parent / "src" / "main" / "python" / "hps"
system, machine = package.name.split("-")[-2:]
if system == "linux":  # PEP 600; pip before 20.3 knows glibc 2.17 as manylinux2014 only (PEP 599)
    glibc = max(17, int((package / "lib" / "glibc").read_text().strip().split(".")[1]))
    word = "manylinux2014" if glibc == 17 else f"manylinux_2_{glibc}"
    platform = word + {"x64": "_x86_64", "arm64": "_aarch64"}[machine]
else:
    platform = "macosx_11_0" + {"x64": "_x86_64", "arm64": "_arm64"}[machine]
info = f"hps-{version}.dist-info"
record = []
wheel = zipfile.ZipFile(folder / f"hps-{version}-py3-none-{platform}.whl", "w", zipfile.ZIP_DEFLATED, compresslevel=9)


def put(name, data, mode=0o644):
    entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | mode) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    wheel.writestr(entry, data)
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    record.append(f"{name},sha256={digest},{len(data)}\n")


for file in sorted(module.glob("*.py")) + [module / "py.typed"]:
    put(f"hps/{file.name}", file.read_bytes())
for file in sorted(package.rglob("*")):
    if file.is_file():
        mode = 0o755 if file.stat().st_mode & 0o100 else 0o644
        put(f"hps/package/{file.relative_to(package).as_posix()}", file.read_bytes(), mode)
put(f"hps-{version}.data/scripts/hps", (module / "launcher.sh").read_bytes(), 0o755)
put(f"{info}/METADATA", f"""Metadata-Version: 2.1
Name: hps
Version: {version}
Summary: Tracks any program: one plain folder a run, a Lucene index over them.
License: GPL-3.0-only
Requires-Python: >=3.8
Provides-Extra: pandas
Requires-Dist: pandas; extra == "pandas"
Description-Content-Type: text/markdown

""".encode() + (package / "README.md").read_bytes())
put(f"{info}/WHEEL", f"Wheel-Version: 1.0\nGenerator: hps\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n".encode())
name = f"{info}/RECORD"
entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
entry.external_attr = (stat.S_IFREG | 0o644) << 16
wheel.writestr(entry, "".join(record) + f"{name},,\n")
wheel.close()
print(wheel.filename)
