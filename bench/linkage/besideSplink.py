"""Splink beside it, on this machine: what `limits` of cases.mjs are shares of.

    python3 -m venv venv
    venv/bin/pip install splink==4.0.6 "duckdb<1.4" "sqlglot<26" "pandas<3"
    venv/bin/python bench/linkage/besideSplink.py historical_50k    # or casualty_1m

Reads $DAFTAR_SHARED, else ../shared. Rules and levels of historical_50k are those of Splink's own demo of it, with the
1e7 pairs for u that it recommends; for casualty_1m there is no demo: five rules, names by Jaro-Winkler with term
frequencies, 1e6 pairs for u. The timer runs from the linker to the clusters, as in the study; reading is not in it.
No row is printed.

    venv/bin/python bench/linkage/besideSplink.py casualty_1m TABLE.csv OUT

also times the whole of what `daftar link` is timed for, from the start of the process: reading a CSV, and pairs and
clusters written as CSV in the folder OUT.
"""
import time

BEGAN = time.time()

import logging
import os
import resource
import sys

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.CRITICAL)
SHARED = os.environ.get("DAFTAR_SHARED", "../shared")


def historical_50k(con):
    con.execute(
        f"""create table t as select * exclude (cluster),
        coalesce(first_name, '') || ' ' || coalesce(surname, '') as first_and_surname
        from read_csv('{SHARED}/data/linkage/historical_50k.csv', all_varchar = true)"""
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=[
            block_on("full_name"),
            block_on("substr(full_name,1,6)", "dob", "birth_place"),
            block_on("dob", "birth_place"),
            block_on("postcode_fake"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name="first_and_surname"
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
    )
    sure = [
        "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
        "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
    ]
    by = [block_on("first_name", "surname"), block_on("dob")]
    return settings, sure, 0.6, 1e7, by


def casualty_1m(con):
    con.execute(
        f"""create table t as select row_number() over () as unique_id, * exclude (truth)
        from '{SHARED}/data/linkage/casualty_1m.parquet'"""
        if len(sys.argv) < 3
        else f"create table t as select row_number() over () as unique_id, * from '{sys.argv[2]}'"
    )

    def name(column):
        return cl.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)

    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        blocking_rules_to_generate_predictions=[
            block_on("first", "father", "family"),
            block_on("first", "family", "dod"),
            block_on("first", "father", "grand"),
            block_on("father", "family", "dod", "place"),
            block_on("first", "father", "dod"),
        ],
        comparisons=[
            *[name(column) for column in ("first", "father", "grand", "family")],
            cl.ExactMatch("sex"),
            cl.CustomComparison(
                output_column_name="age",
                comparison_levels=[
                    cll.NullLevel("age"),
                    cll.ExactMatchLevel("age"),
                    cll.AbsoluteDifferenceLevel("age", 2),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("dod").configure(term_frequency_adjustments=True),
            cl.ExactMatch("place").configure(term_frequency_adjustments=True),
        ],
    )
    by = [block_on("first", "father", "family"), block_on("first", "family", "dod")]
    return settings, [block_on("first", "father", "grand", "family")], 0.5, 1e6, by


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


case = sys.argv[1]
con = duckdb.connect()
settings, sure, recall, pairs, by = {"historical_50k": historical_50k, "casualty_1m": casualty_1m}[case](con)
started, before = time.time(), cpu()
linker = Linker("t", settings, DuckDBAPI(con))
linker.training.estimate_probability_two_random_records_match(sure, recall=recall)
linker.training.estimate_u_using_random_sampling(max_pairs=pairs, seed=1)
for rule in by:
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
predicted = linker.inference.predict(threshold_match_probability=0.9)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.95)
clusters.as_duckdbpyrelation().aggregate("count(*)").fetchone()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{case}: {cpu() - before:.1f} CPU s, {time.time() - started:.1f} s, {peak} MB")
if len(sys.argv) > 3:
    predicted.as_duckdbpyrelation().select("unique_id_l, unique_id_r, match_weight").write_csv(f"{sys.argv[3]}/pairs.csv")
    clusters.as_duckdbpyrelation().select("id, list, cluster_id").write_csv(f"{sys.argv[3]}/clusters.csv")
    print(f"CSV to CSV: {cpu():.1f} CPU s, {time.time() - BEGAN:.1f} s")
