"""Engines that call ``aseanparse.arrow.parse_batch``: Spark and Dask, on this machine; ``make engines`` brings both.

Without them the tests of this folder are skipped, unless ``ASEANPARSE_ENGINES=required`` says that they must run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

REQUIRED = os.environ.get("ASEANPARSE_ENGINES") == "required"


def _missing() -> str | None:
    packages = [name for name in ("pyspark", "dask", "pyarrow") if find_spec(name) is None]
    java = [] if os.environ.get("JAVA_HOME") or shutil.which("java") else ["a Java runtime"]
    return ", ".join(packages + java) or None


class Skipped(pytest.Module):
    """A module of tests that cannot run here: all of them give one reason."""

    def collect(self) -> list[Any]:
        pytest.skip(f"engines need {_missing()}: make engines brings them", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> Skipped | None:
    """Skip what needs engines where there are none."""
    if REQUIRED or _missing() is None:
        return None
    return Skipped.from_parent(parent, path=module_path)


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A local cluster of Spark: two executor threads, bound to loopback, stopped at the end."""
    import sys

    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", str(folder / "local"))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .getOrCreate()
    )
    yield session
    session.stop()
