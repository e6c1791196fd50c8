"""Tools in Rust, without what a call from Python adds: built on first use, if cargo is there, and run once for all rows."""

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from common import TARGET, WORKLOADS, off, votes

SOURCE = Path(__file__).resolve().parent / "rust"
BUILD = TARGET / "peers-rust"


def rows(row):
    """The tools of a row, as functions that return (seconds, points off or None, remark)."""
    if program() is None:
        yield "tools in Rust", lambda: (None, None, "not run: cargo did not build them")
        return
    for line in measured():
        if line["row"] == row:
            yield line["tool"], lambda line=line: outcome(line)


def outcome(line):
    points = off(line["estimates"], votes("L").optimum()) if line["row"] == "fit" else None
    return line["seconds"], points, line["remark"]


@cache
def measured():
    for name in ("L", "XL"):
        votes(name)
    output = subprocess.run([program(), WORKLOADS], check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in output.splitlines()]
    require_equal_ratings([line for line in lines if line["row"] == "elo"])
    return lines


def require_equal_ratings(lines):
    """All replay the same votes by the same formula, so a tool that differs does something else."""
    for line in lines:
        difference = max(abs(a - b) for a, b in zip(line["estimates"], lines[0]["estimates"], strict=True))
        if difference > 1e-6:
            raise ValueError(f"{line['tool']} is {difference} points from {lines[0]['tool']}")


@cache
def program():
    """The program, or None where it cannot be built; a program that then fails is an error."""
    try:
        return build()
    except (FileNotFoundError, subprocess.CalledProcessError) as failure:
        print(failure, file=sys.stderr)
        return None


def build():
    """evalica's crate is meant for Python alone; a copy of it is made a library for Rust."""
    shutil.copytree(SOURCE, BUILD, dirs_exist_ok=True)
    metadata = cargo("metadata", "--format-version", "1", capture_output=True).stdout
    package = next(p for p in json.loads(metadata)["packages"] if p["name"] == "evalica")
    copy = BUILD / "evalica"
    if not copy.exists():
        shutil.copytree(Path(package["manifest_path"]).parent, copy)
        manifest = copy / "Cargo.toml"
        manifest.write_text(manifest.read_text().replace('"cdylib"', '"rlib"'))
    cargo("build", "--release", "--quiet", "--config", f'patch.crates-io.evalica.path="{copy}"')
    return BUILD / "target" / "release" / "podium-peers"


def cargo(*arguments, **options):
    return subprocess.run(["cargo", *arguments], cwd=BUILD, check=True, text=True, **options)
