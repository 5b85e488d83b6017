"""The engine and OR-tools' SimpleMinCostFlow on the same files, in one go.

    python3 crates/allocation/benches/peers/compare.py [--sizes 239,2000,20000] [--regimes roomy,full,short,hard]

Makes a virtual environment in target/peers and installs `ortools` there by name (nothing of it is part of the build), builds the
example `once`, draws the files, and solves each by both. Both must place as many students at the same cost, or it stops.
Times are medians of the solving alone: for OR-tools `solve()` on a graph that is ready, for us costs, solving, tie-break and
potentials.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parents[4]
HERE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "peers"


def environment():
    """Runs this script again inside an environment that has ortools."""
    python = HERE / "venv/bin/python"
    if not python.exists():
        venv.create(HERE / "venv", with_pip=True)
    if subprocess.run([python, "-c", "import ortools, numpy"], capture_output=True).returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", "ortools"], check=True)
    os.execv(python, [str(python), *sys.argv, "--inside"])


def engine():
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "placet-allocation", "--example", "once"], cwd=ROOT, check=True)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/once"


def weight(problem, debt):
    """The default weight: 64 · 2^(clip(debt, ±8) / 2)."""
    return max(1, int(64 * 2 ** (max(-8.0, min(8.0, debt)) / 2) + 0.5))


def graph(problem, procedure):
    """Arcs of source → student → site → sink, with the way out of the students."""
    import numpy as np

    students, sites = problem["students"], problem["sites"]
    index = {site["id"]: k for k, site in enumerate(sites)}
    n, m = len(students), len(sites)
    most = max(12, max(len(s["wishes"]) for s in students))
    fair = procedure == "fair"
    weights = [weight(problem, s.get("debt", 0)) if fair else 1 for s in students]
    cost_of = (lambda rank: rank * rank) if fair else (lambda rank: rank)
    out_cost = cost_of(most + 1) if fair else 0
    largest = max(weights) * cost_of(most + 1)
    big = largest * (m + 2) + 1
    source, sink = n + m, n + m + 1
    tail, head, capacity, cost, outs = [], [], [], [], []

    def arc(a, b, seats, price):
        tail.append(a), head.append(b), capacity.append(seats), cost.append(price)

    for i, student in enumerate(students):
        arc(source, i, 1, 0)
        outs.append(len(tail))
        arc(i, sink, 1, big + weights[i] * out_cost)
        for k, wish in enumerate(student["wishes"]):
            arc(i, n + index[wish], 1, weights[i] * cost_of(k + 1))
    for j, site in enumerate(sites):
        arc(n + j, sink, site["seats"], 0)
    arrays = [np.array(tail, np.int32), np.array(head, np.int32), np.array(capacity, np.int64), np.array(cost, np.int64)]
    return arrays, n, source, sink, big, outs


def theirs(problem, procedure, runs):
    from ortools.graph.python import min_cost_flow

    arrays, n, source, sink, big, outs = graph(problem, procedure)
    times = []
    for _ in range(runs):
        flow = min_cost_flow.SimpleMinCostFlow()
        flow.add_arcs_with_capacity_and_unit_cost(*arrays)
        flow.set_node_supply(source, n)
        flow.set_node_supply(sink, -n)
        start = time.perf_counter()
        status = flow.solve()
        times.append(time.perf_counter() - start)
        assert status == flow.OPTIMAL, status
    # not by division: the sum of the ranks may be more than what one student left out costs
    unplaced = sum(int(flow.flow(arc)) for arc in outs)
    total = flow.optimal_cost() - unplaced * big
    return statistics.median(times) * 1e3, n - unplaced, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="239,2000,20000,100000")
    parser.add_argument("--regimes", default="roomy,full,short,hard")
    parser.add_argument("--procedures", default="fair,least-rank")
    parser.add_argument("--inside", action="store_true")
    options = parser.parse_args()
    if not options.inside:
        environment()
    once = engine()
    print("| students | regime | procedure | placed | cost | engine ms | OR-tools ms | ratio | peak MiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    for size in options.sizes.split(","):
        for regime in options.regimes.split(","):
            file = HERE / f"{size}-{regime}.json"
            subprocess.run([once, "draw", size, regime, file], check=True)
            problem = json.loads(file.read_text())
            runs = {"239": 51, "2000": 15, "20000": 5}.get(size, 3)
            for procedure in options.procedures.split(","):
                ours = json.loads(subprocess.run([once, file, procedure, str(runs)], check=True, capture_output=True).stdout)
                millis, placed, total = theirs(problem, procedure, min(runs, 7))
                # the cost of a layer counts the students who are left out too
                assert (ours["placed"], ours["sum"]) == (placed, total), (size, regime, procedure, ours, placed, total)
                print(
                    f"| {size} | {regime} | {procedure} | {placed} | {total} | {ours['median_ms']:.3f} | {millis:.1f} "
                    f"| {millis / ours['median_ms']:.1f}× | {ours['peak_kib'] / 1024:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
