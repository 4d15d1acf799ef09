"""examples/spark on two cores of this machine: what comes out is what one kaztext prints. Prints TAP."""

import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "examples/spark"))
import run_recipe  # noqa: E402

KAZTEXT = str(ROOT / "bin/kaztext")
count = failed = 0


def is_(name, got, wanted):
    global count, failed
    count += 1
    print(f"{'ok' if got == wanted else 'not ok'} {count} - {name}")
    if got != wanted:
        failed += 1
        print("# got: " + repr(got)[:400])


def status(command):
    return subprocess.run(command, shell=True, input=b"", capture_output=True, check=False).returncode


def job_fails(rdd):
    try:
        rdd.collect()
    except Exception as error:  # Spark wraps what its worker raised
        return "Pipe function" in str(error)
    return False


def main():
    work = Path(tempfile.mkdtemp())
    crawl = work / "crawl.ndjson"
    crawl.write_bytes(subprocess.run([sys.executable, ROOT / "tests/hosts/crawl.py"], capture_output=True, check=True).stdout)
    context = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate().sparkContext
    context.setLogLevel("OFF")

    for recipe in "news", "translit":
        local = subprocess.run([KAZTEXT, "run", recipe, "--input", "ndjson", crawl], capture_output=True, check=False).stdout
        command = run_recipe.pipe_command(KAZTEXT, recipe, strict=True)
        results = run_recipe.run(context, str(crawl), 5, command)
        results.saveAsTextFile(str(work / recipe))
        parts = sorted((work / recipe).glob("part-*"))
        is_(f"{recipe}: several partitions", len(parts) >= 5, True)
        is_(f"{recipe}: each has a part", all(part.stat().st_size > 0 for part in parts), True)
        is_(f"{recipe}: the same bytes", b"".join(part.read_bytes() for part in parts) == local and len(local) > 0, True)

    broken = work / "broken.ndjson"
    broken.write_text('{"id":1,"text":"Қар жауды."}\nno record\n{"id":2,"text":"Жол жабылды."}\n')
    tolerant = run_recipe.pipe_command(KAZTEXT, "translit", strict=False)
    is_("a broken record, and the rest goes on", run_recipe.run(context, str(broken), 1, tolerant).count(), 2)
    strict = run_recipe.pipe_command(KAZTEXT, "translit", strict=True)
    is_("a broken record is a fault where that is asked for", job_fails(run_recipe.run(context, str(broken), 1, strict)), True)
    unknown = run_recipe.pipe_command(KAZTEXT, "nothing.lua", strict=False)
    is_("a recipe that there is not is a fault", job_fails(run_recipe.run(context, str(crawl), 2, unknown)), True)
    missing = run_recipe.pipe_command("/none/kaztext", "news", strict=False)
    is_("no kaztext is a fault", job_fails(run_recipe.run(context, str(crawl), 2, missing)), True)
    killed = run_recipe.pipe_command("sh -c 'kill -9 $$'", "news", strict=False)
    is_("a kaztext that is killed is a fault", status(killed) != 0, True)
    context.stop()
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
