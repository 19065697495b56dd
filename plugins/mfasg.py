"""Press statements of the Ministry of Foreign Affairs of Singapore, mfa.gov.sg: dated title, signature in capitals."""

from __future__ import annotations

from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

_ROW = r"[.](?: *[.]){3,}+"
MARKS = Marks(
    furniture=(_ROW, r"Ministry of Foreign Affairs Singapore[^\n]*"),
    teasers=(_ROW, r"MINISTRY OF FOREIGN AFFAIRS(?:,? SINGAPORE)?", r"Travel Page"),
    home="SGP",
)

_URL = regex.compile(r"(?:^|[/.@])mfa\.gov\.sg\b", regex.IGNORECASE)
_TITLE = regex.compile(r"^[ ]*MFA (?:Press (?:Statement|Release)|Spokesperson)\b", regex.MULTILINE)
_SIGNED = regex.compile(r"^[ ]*MINISTRY OF FOREIGN AFFAIRS,?\s+SINGAPORE\s+\d{1,2} [A-Z]+ \d{4}[ ]*$", regex.MULTILINE)
# A title with a minister of the ministry's own, the date in figures of two below it: what is left of a page cut short.
_DATED = regex.compile(
    r"""
    \A \s*+ (?:date[ ]\d{4}-\d\d-\d\d[ ])?
    [^\n]*? \b(?:Prime[ ]Minister | Minister(?:[ ]of[ ]State)?(?:,[ ][^\n]{0,60})?[ ]for[ ]Foreign[ ]Affairs)\b
    [^\n]*+ \n \s* \d\d [ ] [A-Z][a-z]+ [ ] \d{4} [ ]* \n
    """,
    regex.VERBOSE,
)


def recognise(text: Text, url: str | None) -> bool:
    """Whether a text is a statement of the ministry's own: its title or its signature says so."""
    view = text.view
    if (url and _URL.search(url)) or _TITLE.search(view[:2000]) or _SIGNED.search(view):
        return True
    return "Singapore" in view[:2000] and _DATED.match(view[:1000]) is not None


MFASG = Source("mfasg", "Ministry of Foreign Affairs, Singapore", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [MFASG]
