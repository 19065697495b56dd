"""Where a page has lost the space between two words: ``withThai``, ``thecountry``, ``agreedto``.

Old pages of the agencies were set in lines, and the space at a line's end was lost when the lines were joined: some
word in fifteen is then glued to the next. A word is cut where English spelling leaves no other reading, so a cut needs
no dictionary: nothing begins with *thec* or *from*, nothing ends in *that* or *edto*, and no function word goes on with
a capital. What might be a word (*into*, *thesis*, *android*) stays whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 40  # characters; what is longer are no two words
_FUNCTION_WORDS = (
    "and|as|at|between|but|by|during|for|from|has|her|his|in|is|its|of|on|or|that|the|their|to|was|were|when|which"
    "|while|who|with|At|Both|During|He|His|In|On|She|That|The|Their|They|With"
)
_OFFICES = "Ambassador|Chairman|Chairwoman|Chief|Deputy|General|Minister|President|Secretary"
_OWNERS = "the|this|these|those|his|her|their|its"
_PEOPLES = "Cambodian|Chinese|Indonesian|Japanese|Malaysian|Singaporean|Thai|Vietnamese"
_AFTER_VERB = "to|in|on|by|at|as|for|and|its|his|her|their"
_TELLING = (
    "also|said|asked|called|told|took|thanked|noted|stressed|affirmed|agreed|proposed|suggested|pledged|expressed|hoped"
    "|spoke|invited|urged|vowed|sides"
)
_PROMISED = (
    "accelerate|achieve|attend|boost|bring|build|complete|consider|continue|cooperate|coordinate|create|deepen|develop"
    "|discuss|encourage|enhance|ensure|establish|exchange|expand|facilitate|further|help|hold|host|implement|improve"
    "|increase|invest|invite|join|jointly|launch|maintain|make|meet|open|organi[sz]e|participate|promote|provide|raise"
    "|reach|reali[sz]e|review|share|sign|soon|speed|step|strengthen|study|support|take|train|visit|work"
)
_GLUED = re.compile(
    rf"""
    (?<! [A-Za-z0-9'-] )
    (?: (?: {_FUNCTION_WORDS} ) (?= [A-Z][a-z]{{2}} | [A-Z]{{2}} )               # withThai, ofASEAN
      | (?: by|for|from|in|on|since|until ) (?= (?:19|20)\d\d\b )                # in2026
      | (?: [a-z]{{4,36}}|{_OFFICES} ) (?= [A-Z][a-z]{{2}} | [A-Z]{{2}} )  # askedVietnam, DeputyPM
      | the (?= [bcdghjklpquvwx][a-z] | t[b-z] | i(?:[dlm]|n[a-z]|ss|t) | e[a-z] | f[a-su-z] | a(?!t)[a-z]
              | o(?:rgan|[abd-kmnpqs-z]) | m(?:[io]|e[ae-rt-z]|ark|anag|ajor|arit)
              | n[aeiou] (?! nce ) | s(?:[ct-w]|i[dgtx]|[hpo]|am)
              | r(?:egion|elat|eport|epub|esult|esol|eview|ecent|oad|ole|ound|ail|ice|ight|ule) )
      | and (?= [a-z]{{2}} ) (?! andro|ante|esit|iron|roid|rog )
      | with (?= [a-z]{{2}} ) (?! al|draw|drew|e|hold|held|in|out|st )
      | of (?= [a-eg-su-z][a-z]{{2}} | t(?:he|wo|rade|alks|his) )
      | an (?= (?:invitation|agreement|initiative|agenda|official)s?\b )           # aninvitation
      | (?: was|were ) (?= (?:held|hosted|signed|also|attended|led)\b )
      | [a-z]{{3,36}} (?= than\b ) (?<! whe ) | in (?= (?:turn|return|order)\b )
      | (?: {_PEOPLES} ) (?= [a-z]{{3}} ) (?! l{{1,2}}an )
      | (?: at|by|in|into|on|upon|to|for ) (?= (?:{_OWNERS})\b )
      | to (?= (?:{_PROMISED})\b )
      | (?: speed|step ) (?= up\b ) | carry (?= out\b )
      | (?: from|also|that(?!ch)|would|could|which(?!ever|soever)|should(?!er) ) (?= [a-z]{{2}} )
      | (?: He|She|They|Both ) (?= (?:{_TELLING})\b )
      | [a-z]{{3,36}}[bcdfgklmnprstvw] (?<! absin ) (?= the\b )                  # reviewsthe
      | [a-z]{{3,36}} (?: ed|ing ) (?= (?:{_AFTER_VERB})\b )                     # agreedto
      | [a-z]{{2,36}} (?: [ae]nce|[ai]ty|ment|[st]ion|ship ) (?= (?:{_AFTER_VERB}|of|with|between)\b )  # cooperationin
      | [a-z]{{4,36}} (?= that\b ) | [a-z]{{4,36}} (?<! forth ) (?<! here ) (?= with\b )  # talkswith
      | [a-z]{{4,36}}s (?<! thous ) (?<! quicks ) (?= (?:and|of|for|from)\b )    # countriesand
      | [A-Z]?[a-z]{{2,36}} (?<! afore ) (?= (?:said|would)\b )                  # Khuesaid
      | (?! Be|Up|With ) [A-Z][a-z]{{2,36}} (?= (?:agreed|asked|consented|proposed|suggested|urged|pledged|promised)\b )
      | (?! Be|Up|With ) [A-Z][a-z]{{2,36}} (?= held\b )
    )
    """,
    re.VERBOSE,
)


_RUN = re.compile(rf"(?<!\S)\S{{1,{_LONGEST}}}(?!\S)")


def lost(view: str) -> list[int]:
    """Positions before which a space was lost, in order.

    >>> lost("Thai minister agreedto open thecountry house")
    [20, 31]
    """
    if not any(map(_cuts, {token for token in view.split() if len(token) <= _LONGEST})):  # as in most articles
        return []
    return [run.start() + cut for run in _RUN.finditer(view) for cut in _cuts(run[0])]


@lru_cache(maxsize=1 << 16)  # articles share most of their words; none of those kept here is long
def _cuts(token: str) -> tuple[int, ...]:
    """Where a run without blanks falls apart: where a glued word is seen first, and where both parts do."""
    first = _GLUED.search(token)
    if first is None:
        return ()
    cut = first.end()
    return (*_cuts(token[:cut]), cut, *(cut + more for more in _cuts(token[cut:])))
