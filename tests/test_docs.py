"""Every code block of the documentation does what the page says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aseanparse.demo import articles
from tests.pages import LANGUAGES, ROOT, Shell, blocks, environment, run

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# Run by a test of its own, in an empty folder and an environment of its own.
TUTORIAL = ROOT / "docs" / "add-a-source.md"
# Shows commands of the gate, which write to the repository: a block without a language.
UNRUN = {ROOT / "docs" / "quality.md": 1}


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the pages speak to a shell like bash")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """In a folder of articles, ``news/``, beside the repository's ``seeds/``; ``make`` knows but its targets."""
    folder = tmp_path / "reader"
    (folder / "news").mkdir(parents=True)
    for id, text in articles():
        (folder / "news" / f"{id}.txt").write_bytes(text.encode())
    (folder / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    make = tmp_path / "bin" / "make"
    make.parent.mkdir()
    make.write_text(f'#!/bin/sh\nfor target; do grep -q "^$target:" "{ROOT / "Makefile"}" || exit 2; done\n')
    make.chmod(0o755)
    monkeypatch.chdir(folder)
    return Shell(folder, tmp_path / "state", environment(make.parent))


@pytest.mark.parametrize("page", [p for p in PAGES if p != TUTORIAL], ids=_name)
def test_a_page_does_what_it_says(page: Path, shell: Shell) -> None:
    run(page, shell)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = blocks(text)
    assert 2 * len(found) == sum(line.lstrip().startswith("```") for line in text.splitlines())
    assert sum(block.language not in LANGUAGES for block in found) == UNRUN.get(page, 0)


# ---------------------------------------------------------------- the runner itself
@pytest.mark.parametrize(
    "block",
    [
        "```python\n>>> 1 + 1\n3\n```",
        "```python\nassert 1 + 1 == 3\n```",
        "```python\n>>> a = 1\n\n```\n\n```python\n>>> a\n2\n```",
        "```sh\nfalse\n```",
        "```sh\nfalse\ntrue\n```",
        "```sh\nfalse | cat\n```",
        "```sh\nmake nothing\n```",
        "```console\n$ echo one\ntwo\n```",
        "```console\n$ echo one\none\ntwo\n```",
        "```console\n$ false\n```",
        "```console\necho one\n```",
        "```toml\na = \n```",
        "```json\n{a}\n```",
        "```ruby\nputs 1\n```",
        '```text title="a.txt"\none\n```\n\n```console\n$ cat a.txt\ntwo\n```',
    ],
)
def test_a_page_that_says_what_is_not_so_is_found_out(block: str, shell: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# A page\n\n{block}\n", encoding="utf-8")
    with pytest.raises((AssertionError, ValueError)):
        run(page, shell)


def test_a_page_is_read_from_top_to_bottom(shell: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        """# A page

1. In a list, a file:

   ```text title="deep/a.txt"
   one
     two
   ```

```sh
mkdir room && cd room
export SAID=so
```

```console
$ cat ../deep/a.txt
one
  two
$ echo "$SAID, at $(date +%s) seconds"
so, at … seconds
$ false || echo no
no
```

```python
>>> a = 1
```

```python
assert a == 1
```
""",
        encoding="utf-8",
    )
    assert run(page, shell) == 5
    assert shell.where() == shell.folder / "room"
