"""Splink and recordlinkage on the same records, in an environment of their own.

Run as a script by `make bench` with that environment's Python: it imports nothing of the
workbench, reads a CSV with a column `entity` (who is who) and prints one JSON object a peer.
The records come with names already folded to Latin letters, which neither peer can do.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings

import pandas as pd

# A peer is scored at the best of these, chosen with the truth in hand.
THRESHOLDS = (0.5, 0.9, 0.99, 0.999)
FEBRL, PEOPLE = "febrl", "people"


def main(path: str, kind: str, peers: list[str]) -> None:
    records = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for peer in peers:
        try:
            importlib.import_module(peer)
            started = time.process_time()
            pairs = {"splink": by_splink, "recordlinkage": by_recordlinkage}[peer](records, kind)
        except Exception as problem:
            print(json.dumps({"peer": peer, "problem": f"{type(problem).__name__}: {problem}"}))
            continue
        seconds = time.process_time() - started
        f1 = max(score(pairs[pairs["sure"] >= at], records["entity"]) for at in THRESHOLDS)
        print(json.dumps({"peer": peer, "cpu_s": round(seconds, 2), "f1": round(f1, 4)}))


def score(pairs: pd.DataFrame, entity: pd.Series) -> float:
    left, right = entity.loc[pairs["left"]].to_numpy(), entity.loc[pairs["right"]].to_numpy()
    found, sizes = int((left == right).sum()), entity.value_counts()
    true = int((sizes * (sizes - 1) // 2).sum())
    return 2 * found / (len(pairs) + true)


def by_splink(records: pd.DataFrame, kind: str) -> pd.DataFrame:
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    columns, blocks, train = {
        FEBRL: (
            [
                cl.NameComparison("given_name"),
                cl.NameComparison("surname"),
                cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
                cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
                cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8]),
                cl.JaroWinklerAtThresholds("address_2", [0.9, 0.8]),
                cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8]),
                cl.DamerauLevenshteinAtThresholds("street_number", [1]),
                cl.ExactMatch("state"),
            ],
            [
                block_on("date_of_birth"), block_on("given_name", "surname"),
                block_on("postcode", "surname"), block_on("postcode", "given_name"),
                block_on("suburb", "street_number"), block_on("address_1"),
                block_on("suburb", "given_name"), block_on("suburb", "surname"),
                block_on("address_2"), block_on("postcode", "street_number"),
            ],
            [block_on("date_of_birth"), block_on("given_name", "surname")],
        ),
        PEOPLE: (
            [
                cl.NameComparison("given_name"),
                cl.NameComparison("family_name"),
                cl.DamerauLevenshteinAtThresholds("birth_date", [1, 2]),
                cl.DamerauLevenshteinAtThresholds("phone", [1]),
                cl.EmailComparison("email"),
            ],
            [
                block_on("phone"), block_on("email"), block_on("birth_date", "family_name"),
                block_on("birth_date", "given_name"), block_on("given_name", "family_name"),
                block_on("family_name", "substr(given_name, 1, 2)", "substr(birth_date, 1, 4)"),
                block_on("given_name", "substr(birth_date, 1, 4)"),
            ],
            [block_on("birth_date", "family_name"), block_on("phone")],
        ),
    }[kind]  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="row",
        comparisons=columns,
        blocking_rules_to_generate_predictions=blocks,
    )
    api = DuckDBAPI()
    table = api.register(records.assign(row=range(len(records))))
    linker = Linker(table, settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(blocks[:2], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for block in train:
        training.estimate_parameters_using_expectation_maximisation(block)
    found = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    pairs = found.as_pandas_dataframe()
    return pd.DataFrame(
        {"left": pairs["row_l"], "right": pairs["row_r"], "sure": pairs["match_probability"]}
    )


def by_recordlinkage(records: pd.DataFrame, kind: str) -> pd.DataFrame:
    import recordlinkage

    blocks, texts, exact = {
        FEBRL: (
            [
                ["date_of_birth"], ["given_name", "surname"], ["postcode", "surname"],
                ["postcode", "given_name"], ["suburb", "street_number"], ["address_1"],
                ["suburb", "given_name"], ["suburb", "surname"], ["address_2"],
                ["postcode", "street_number"],
            ],
            [
                "given_name", "surname", "address_1", "address_2", "suburb", "postcode",
                "street_number",
            ],
            ["date_of_birth", "state"],
        ),
        PEOPLE: (
            [
                ["phone"], ["email"], ["birth_date", "family_name"], ["birth_date", "given_name"],
                ["given_name", "family_name"],
            ],
            ["given_name", "family_name"],
            ["birth_date", "phone", "email"],
        ),
    }[kind]  # fmt: skip
    indexer = recordlinkage.Index()
    for block in blocks:
        indexer.block(block)
    candidates = indexer.index(records)
    compare = recordlinkage.Compare()
    for name in texts:
        compare.string(name, name, method="jarowinkler", threshold=0.88, label=name)
    for name in exact:
        compare.exact(name, name, label=name)
    features = compare.compute(candidates, records)
    classifier = recordlinkage.ECMClassifier(binarize=0.5)
    classifier.fit(features)
    sure = classifier.prob(features)
    left, right = sure.index.get_level_values(0), sure.index.get_level_values(1)
    return pd.DataFrame({"left": left, "right": right, "sure": sure.to_numpy()})


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
