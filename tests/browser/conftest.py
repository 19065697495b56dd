"""A real browser for the pages: Debian's Chromium, driven by Playwright; ``make browser`` brings both.

Without them the tests of this folder are skipped, unless ``ASEANPARSE_BROWSER=required`` says that they must run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import pytest

REQUIRED = os.environ.get("ASEANPARSE_BROWSER") == "required"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# No sandbox of its own, as root needs it, and nothing that would call home.
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class Opener(Protocol):
    """Opens a page from disk; what it does there is watched to the end of the test."""

    def __call__(self, source: str, **context: Any) -> Any:
        """Open the page in a context of Playwright's: ``viewport``, ``color_scheme``, ``has_touch`` …"""


def program() -> str | None:
    """Where Chromium is."""
    return os.environ.get("ASEANPARSE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


class Skipped(pytest.Module):
    """A module of tests that cannot run here: all of them give one reason."""

    def collect(self) -> list[Any]:
        pytest.skip("browser tests need Chromium and Playwright: make browser brings them", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> Skipped | None:
    """Skip what needs a browser where there is none."""
    if REQUIRED or (program() and find_spec("playwright")):
        return None
    return Skipped.from_parent(parent, path=module_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, once for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens pages; afterwards none may have asked for anything but itself, nor complained."""
    contexts: list[Any] = []
    told: list[str] = []

    def open_page(source: str, **options: Any) -> Any:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(source, encoding="utf-8")
        # A preference for less motion makes every way to a place one step.
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("request", lambda request: told.append(f"request: {request.url}") if asks(request.url) else None)
        page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))

        def asks(url: str) -> bool:
            return not url.startswith("data:") and url.partition("#")[0] != file.as_uri()

        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not told, "\n".join(told)
