"""A recipe of kaztext over a crawl on many machines: what `kaztext run RECIPE --input ndjson` prints, in the same order.

    spark-submit run_recipe.py news crawl.ndjson out/        out/part-00000 and so on, one after the other

Each partition goes through a kaztext of its own, so that a recipe must not need to see all records: steps that remember
(dedup) know those of their partition only; run them on one machine over what comes out here. Every record needs an
`id`, since one without gets its number in the partition. kaztext is installed on each worker.
"""

import argparse
import os
import shlex

from pyspark.sql import SparkSession

# Status 1 is that of records which were broken or could not be read: they are named on standard error, and the rest went
# on. Any other one is a fault: the task fails, and Spark tries it again.
TOLERANT = '"$@" || [ $? -eq 1 ]'


def pipe_command(kaztext, recipe, strict):
    command = [*shlex.split(kaztext), "run", recipe, "--input", "ndjson"]
    return shlex.join(command if strict else ["sh", "-c", TOLERANT, "sh", *command])


def run(context, source, partitions, command):
    """The lines that the command makes of those of `source`, as an RDD in their order."""
    # without `env` a piped command gets no environment at all, not even PATH
    return context.textFile(source, partitions).pipe(command, env=dict(os.environ), checkCode=True)


def main():
    parser = argparse.ArgumentParser(description="A recipe of kaztext over NDJSON, on Spark.")
    parser.add_argument("recipe", help="a recipe that is shipped, or a Lua file that each worker has")
    parser.add_argument("input", help="NDJSON in UTF-8, an object with text and id a line: a file, a folder or an address")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--partitions", type=int, default=None, help="at least so many pieces")
    parser.add_argument("--kaztext", default="kaztext", help="the command, where it is not in PATH")
    parser.add_argument("--strict", action="store_true", help="a broken record is a fault, too")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("kaztext").getOrCreate()
    try:
        command = pipe_command(arguments.kaztext, arguments.recipe, arguments.strict)
        results = run(spark.sparkContext, arguments.input, arguments.partitions, command)
        results.saveAsTextFile(arguments.output)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
