#!/usr/bin/env python3
"""Writes measured results into the marked places of docs/performance.md: tables.py RESULTS-FOLDER FILE."""

import json
import os
import platform
import re
import sys
from pathlib import Path

SECONDS = {"s/op": 1, "ms/op": 1e-3, "us/op": 1e-6, "ns/op": 1e-9}

# In front of benchmarks that ran without the Vector API.
PLAIN = "plain"
PACKAGE = "org.podium.bench."

# What is done, the benchmark, its parameters, the goal in seconds (or votes a second, for Elo).
ROWS = [
    ("tally of 2 M indexed votes", "TallyBenchmark.tally", {"threads": "1"}, 0.008),
    ("the same, two threads", "TallyBenchmark.tally", {"threads": "2"}, 0.005),
    ("fit from the tally", "FitBenchmark.fit", {}, 0.0005),
    ("the same, in plain Java", PLAIN + "FitBenchmark.fit", {}, 0.0005),
    ("fit and sandwich covariance matrix", "FitBenchmark.fitAndSandwich", {}, 0.010),
    ("the same, in plain Java", PLAIN + "FitBenchmark.fitAndSandwich", {}, 0.010),
    ("bootstrap, 1,000 rounds", "BootstrapBenchmark.bootstrap", {"threads": "1"}, None),
    ("the same, two threads", "BootstrapBenchmark.bootstrap", {"threads": "2"}, 0.7),
    ("the same, two threads, in plain Java", PLAIN + "BootstrapBenchmark.bootstrap", {"threads": "2"}, 0.7),
    ("bootstrap of the real board, 1,000 rounds", "GoldenBoardBenchmark.bootstrap", {"threads": "1"}, None),
    ("the same, two threads", "GoldenBoardBenchmark.bootstrap", {"threads": "2"}, 0.12),
    ("style fit, 4 covariates", "StyleBenchmark.fit", {"threads": "1"}, None),
    ("the same, two threads", "StyleBenchmark.fit", {"threads": "2"}, 0.1),
    ("its sandwich covariance", "StyleBenchmark.sandwich", {"threads": "1"}, None),
    ("the same, two threads", "StyleBenchmark.sandwich", {"threads": "2"}, 0.06),
    ("style bootstrap, 1,000 rounds, two threads", "StyleBootstrapBenchmark.bootstrap", {"threads": "2"}, 60),
    ("fit of SPARSE", "LeagueBenchmark.fit", {"threads": "1"}, None),
    ("the same, two threads", "LeagueBenchmark.fit", {"threads": "2"}, 0.5),
    ("1 M competitors, 50 M votes: tally and fit, two threads, 6 GB", "MillionBenchmark.tallyAndFit", {}, 60),
    ("`podium rank`, 2 M votes in CSV, 1,000 rounds", "RankBenchmark.rank", {"format": "csv"}, 2),
    ("`podium rank`, 10 M votes in Parquet", "RankBenchmark.rank", {"format": "parquet"}, 2.5),
    ("`podium rank --help`", "HelpBenchmark.help", {}, 0.35),
]

# The rows of the comparison, in the words of the table.
PEER_ROWS = {
    "tally": "tally of 2 M indexed votes",
    "fit": "fit from the tally",
    "fit and sandwich": "fit and sandwich covariance matrix",
    "bootstrap": "bootstrap, 1,000 rounds, two threads",
    "golden board": "bootstrap of the real board, 1,000 rounds, two threads",
    "style fit": "style fit, 4 covariates, two threads",
    "style sandwich": "its sandwich covariance, two threads",
    "style bootstrap": "style bootstrap, 1,000 rounds, two threads",
    "elo": "online Elo, 10 M votes",
    "sparse fit": "fit of SPARSE, two threads",
    "rank csv": "`podium rank`, 2 M votes in CSV, 1,000 rounds",
    "rank parquet": "`podium rank`, 10 M votes in Parquet",
}


def figure(value):
    """Three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def duration(seconds):
    if seconds is None:
        return "–"
    for limit, unit, size in ((1, "s", 1), (1e-3, "ms", 1e-3), (1e-6, "µs", 1e-6)):
        if seconds >= limit:
            return f"{figure(seconds / size)} {unit}"
    return f"{figure(seconds / 1e-9)} ns"


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def find(results, name, wanted):
    for result in results:
        params = result.get("params", {})
        if result["benchmark"].endswith("." + name) and all(params.get(k, v) == v for k, v in wanted.items()):
            return result
    return None


def seconds(result):
    metric = result["primaryMetric"]
    return metric["score"] * SECONDS[metric["scoreUnit"]]


def spread(result):
    """Smallest to largest single measurement."""
    metric = result["primaryMetric"]
    raw = [value for fork in metric["rawData"] for value in fork]
    unit = SECONDS[metric["scoreUnit"]]
    return f"{duration(min(raw) * unit)} – {duration(max(raw) * unit)}" if len(raw) > 1 else "once"


def table(results):
    rows = []
    for work, name, wanted, goal in ROWS:
        result = find(results, name, wanted)
        if result is None:
            rows.append([work, "not run", "", duration(goal)])
        else:
            rows.append([work, f"**{duration(seconds(result))}**", spread(result), duration(goal)])
    for work, name in (("online Elo, votes of a log", "replay"), ("online Elo, live table", "liveTable")):
        result = find(results, "EloBenchmark." + name, {})
        if result is not None:
            rate = 1e-6 / seconds(result)
            goal = "90 M votes/s" if name == "replay" else "–"
            rows.append([work, f"**{figure(rate)} M votes/s**", spread(result) + " a vote", goal])
    return markdown(["work", "time", "smallest – largest", "goal"], rows)


def allocated(result):
    return result["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]


def allocation(results, growing):
    rows = []
    few, many = (
        find(growing, "bootstrapByReplicates", {"replicates": number, "threads": "1"}) for number in ("1000", "10000")
    )
    if few and many:
        each = (allocated(many) - allocated(few)) / 9000
        rows.append(["bootstrap of L", f"{each:,.0f} bytes a round, 2,000 of them its result"])
    for work, name in (("online Elo, votes of a log", "replay"), ("online Elo, live table", "liveTable")):
        result = find(results, "EloBenchmark." + name, {})
        if result:
            rows.append([work, f"{allocated(result):,.0f} bytes a vote"])
    return markdown(["work", "allocated"], rows)


def scaling(results):
    parts = []
    for title, name, key, column in (
        ("Fit of 2 M votes from their tally", "fitByCompetitors", "competitors", "competitors"),
        ("Tally, 250 competitors", "tallyByVotes", "votes", "votes"),
        ("Bootstrap of L", "bootstrapByReplicates", "replicates", "rounds"),
    ):
        found = [r for r in results if r["benchmark"].endswith("." + name)]
        threads = sorted({r["params"].get("threads", "1") for r in found})
        sizes = sorted({int(r["params"][key]) for r in found})
        rows = []
        for size in sizes:
            times = [find(found, name, {key: str(size), "threads": number}) for number in threads]
            rows.append([f"{size:,}", *(duration(seconds(r)) if r else "–" for r in times)])
        header = [column, *("one thread" if number == "1" else f"{number} threads" for number in threads)]
        parts.append(f"{title}:\n\n{markdown(header, rows)}")
    return "\n\n".join(parts)


def memory(lines):
    steps = {}
    for line in lines:
        steps.setdefault(line["step"], {})[line["workload"]] = line["peak_heap_megabytes"]
    rows = [[step, *(f"{by[w]:,.0f} MB" if w in by else "–" for w in ("L", "XL"))] for step, by in steps.items()]
    return markdown(["step", "L", "XL"], rows)


def peers(lines):
    rows = []
    for key, work in PEER_ROWS.items():
        for line in (line for line in lines if line["row"] == key):
            first = line["tool"] == "Podium"
            off = "" if line["off"] is None else "below 1e-8" if line["off"] < 1e-8 else f"{line['off']:.2g}"
            rows.append([
                work if first else "",
                f"**{line['tool']}**" if first else line["tool"],
                duration(line["seconds"]),
                off,
                "" if first or line["ratio"] is None else figure(line["ratio"]) + " ×",
                line["remark"],
            ])
    return markdown(["work", "tool", "time", "points off", "time ÷ Podium's", "remark"], rows)


def machine(folder):
    info = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", info.read_text()) if info.exists() else []
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    java = (folder / "java.txt").read_text().splitlines()
    return (
        f"{models[0] if models else platform.processor()}, {os.cpu_count()} cores, {gigabytes:.0f} GB, "
        f"{platform.system()} {platform.machine()}; {java[-1] if java else 'Java'}; Python {platform.python_version()}."
    )


def read(file):
    if not file.exists():
        return None
    text = file.read_text()
    return [json.loads(line) for line in text.splitlines()] if file.suffix == ".jsonl" else json.loads(text)


def main():
    folder, document = Path(sys.argv[1]), Path(sys.argv[2])
    text = document.read_text()
    results = read(folder / "table.json") or []
    for result in read(folder / "plain.json") or []:
        results.append({**result, "benchmark": "." + PLAIN + result["benchmark"].removeprefix(PACKAGE)})
    growing = read(folder / "scaling.json")
    sections = {
        "machine": machine(folder) if results else None,
        "table": results and table(results),
        "allocation": results and growing and allocation(results, growing),
        "scaling": growing and scaling(growing),
        "memory": (found := read(folder / "memory.jsonl")) and memory(found),
        "peers": (found := read(folder / "peers.json")) and peers(found),
    }
    for name, content in sections.items():
        if content:
            pattern = f"(<!-- measured: {name} -->\n).*?(<!-- end -->)"
            text, places = re.subn(pattern, lambda m: f"{m[1]}{content}\n{m[2]}", text, flags=re.DOTALL)  # noqa: B023
            if places != 1:
                sys.exit(f"{document} has {places} places for '{name}'")
    document.write_text(text)


if __name__ == "__main__":
    main()
