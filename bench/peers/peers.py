#!/usr/bin/env python3
"""Times other tools at the work that Podium's benchmarks measure, on the same votes, beside Podium's own results.

usage: bench/peers/peers.py [--podium RESULTS.json] [--only ROW,...] [--rounds N] [--output FILE]

Needs a JDK (to draw the votes) and a built bench/target/podium-bench.jar. On first use it makes a virtual environment in
bench/target/peers and installs requirements.txt there. Podium's times come from the JMH results given, or, without any,
from a run of the benchmarks concerned. See README.md beside this file.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent / "target" / "peers"
INSIDE = "PODIUM_PEERS_INSIDE"


def enter_environment():
    """Runs this script again in the virtual environment, which it makes if there is none."""
    python = ENVIRONMENT / "bin" / "python"
    requirements = HERE / "requirements.txt"
    stamp = ENVIRONMENT / "installed.txt"
    if not stamp.exists() or stamp.read_text() != requirements.read_text():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
        for line in requirements.read_text().splitlines():
            if line and not line.startswith("#"):
                install = [str(python), "-m", "pip", "install", "-q", "-c", str(requirements), line]
                if subprocess.run(install).returncode != 0:
                    print(f"{line} could not be installed; its rows say 'not run'", file=sys.stderr)
        stamp.write_text(requirements.read_text())
    # Each tool runs as it was installed, without a machine's own settings for its linear algebra.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    os.execve(python, [str(python), *sys.argv], {**inherited, INSIDE: "1"})


if os.environ.get(INSIDE) is None and __name__ == "__main__":
    enter_environment()

# What needs numpy is only there inside the environment.
import numpy as np  # noqa: E402

import boards  # noqa: E402
import streams  # noqa: E402
import style  # noqa: E402
from common import ELO_VOTES, JAR, TARGET, off, votes  # noqa: E402

# Which JMH result belongs to a row; times in JMH's units are multiplied to seconds.
PODIUM = {
    "tally": ("TallyBenchmark.tally", {"threads": "1"}),
    "fit": ("FitBenchmark.fit", {}),
    "fit and sandwich": ("FitBenchmark.fitAndSandwich", {}),
    "bootstrap": ("BootstrapBenchmark.bootstrap", {"threads": "2"}),
    "golden board": ("GoldenBoardBenchmark.bootstrap", {"threads": "2"}),
    "style fit": ("StyleBenchmark.fit", {"threads": "2"}),
    "style sandwich": ("StyleBenchmark.sandwich", {"threads": "2"}),
    "style bootstrap": ("StyleBootstrapBenchmark.bootstrap", {"threads": "2"}),
    "elo": ("EloBenchmark.replay", {}),
    "sparse fit": ("LeagueBenchmark.fit", {"threads": "2"}),
    "rank csv": ("RankBenchmark.rank", {"format": "csv"}),
    "rank parquet": ("RankBenchmark.rank", {"format": "parquet"}),
}
SECONDS = {"s/op": 1, "ms/op": 1e-3, "us/op": 1e-6, "ns/op": 1e-9}

# In this order, because FastChat's bootstraps fork processes, which must happen before JAX has started threads.
ROWS = {
    "golden board": boards.golden_board,
    "rank csv": streams.rank_csv,
    "bootstrap": boards.bootstrap,
    "rank parquet": streams.rank_parquet,
    "elo": streams.elo,
    "tally": boards.tally,
    "fit": boards.fit,
    "fit and sandwich": boards.fit_and_sandwich,
    "style fit": style.style_fit,
    "style sandwich": style.style_sandwich,
    "style bootstrap": style.style_bootstrap,
    "sparse fit": boards.sparse_fit,
}


def podium_seconds(results, row):
    """The JMH score of a row in seconds for the whole workload, if it was measured."""
    name, wanted = PODIUM[row]
    for result in results:
        params = result.get("params", {})
        if result["benchmark"].endswith("." + name) and all(params.get(k, v) == v for k, v in wanted.items()):
            metric = result["primaryMetric"]
            return metric["score"] * SECONDS[metric["scoreUnit"]] * (ELO_VOTES if row == "elo" else 1)
    return None


def podium_accuracy(row):
    """Podium's own distance to the optimum found here."""
    if row == "style fit":
        v = votes("L")
        return off(np.load(v.folder / "podium_style.npy")[: v.size], v.style_optimum()[: v.size])
    if row in ("fit", "fit and sandwich", "sparse fit"):
        v = votes("SPARSE" if row == "sparse fit" else "L")
        return off(v.podium, v.optimum())
    return None


def run_podium(rows):
    """Runs the benchmarks of some rows."""
    file = TARGET / "peers-podium.json"
    names = sorted({"bench\\." + PODIUM[row][0].replace(".", "\\.") + "$" for row in rows})
    java = ["java", "--add-modules", "jdk.incubator.vector", "-jar", str(JAR)]
    subprocess.run([*java, *names, "-rf", "json", "-rff", str(file)], check=True)
    return file


def measure(row, results, options):
    """Podium's line and those of the others, printed as they come."""
    podium = podium_seconds(results, row)
    lines = [{"row": row, "tool": "Podium", "seconds": podium, "off": podium_accuracy(row), "remark": ""}]
    for tool, work in ROWS[row](options):
        try:
            seconds, points, remark = work()
        except ImportError as missing:
            seconds, points, remark = None, None, f"not run: there is no {missing.name}"
        lines.append({"row": row, "tool": tool, "seconds": seconds, "off": points, "remark": remark})
    for line in lines:
        line["ratio"] = line["seconds"] / podium if podium and line["seconds"] else None
        text = {key: "-" if line[key] is None else f"{line[key]:.3g}" for key in ("seconds", "off", "ratio")}
        print(
            f"{row:17} {line['tool']:34} {text['seconds']:>9} s {text['off']:>9} points off"
            f" {text['ratio']:>9} x Podium  {line['remark']}",
            flush=True,
        )
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--podium", type=Path, help="JMH results in JSON; measured now if left out")
    parser.add_argument("--only", help="rows, separated by commas: " + ", ".join(ROWS))
    parser.add_argument("--rounds", type=int, default=8, help="bootstrap rounds of slow tools; 8 by default")
    parser.add_argument("--output", type=Path, default=TARGET / "results" / "peers.json")
    options = parser.parse_args()
    rows = options.only.split(",") if options.only else list(ROWS)
    if not set(rows) <= set(ROWS):
        parser.error(f"rows are {', '.join(ROWS)}")
    results = json.loads((options.podium or run_podium(rows)).read_text())
    lines = [line for row in rows for line in measure(row, results, options)]
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(lines, indent=1))


if __name__ == "__main__":
    main()
