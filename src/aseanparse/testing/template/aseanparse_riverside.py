"""Riverside Wire for aseanparse."""

from functools import partial

from aseanparse import Marks, Source, Text, hookimpl, lay_out

SIGN_OFF = Text("- Riverside Wire").view  # what only this outlet writes, folded like the text it is looked for in


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is this outlet's: its sign-off stands on a line of its own."""
    return f"\n{SIGN_OFF}\n" in f"{text.view}\n"


MARKS = Marks(sign_offs=(SIGN_OFF,), teasers=("More stories",))
SOURCE = Source("riverside", "Riverside Wire", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [SOURCE]
