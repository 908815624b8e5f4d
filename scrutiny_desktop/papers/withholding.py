"""Whether a sentence withholds the paper it stands on, or only speaks of papers that are, or may be, withheld."""

import re

_FROM_OTHERS = (
    r"(?! from (?!publication|disclosure|inspection|the press)| (?:accommodation|suppl|dwelling|propert|vehicle))"
)
"""A decision may be exempt from call-in, and a supply from tax."""

_SECRET = rf"(?:exempt\b{_FROM_OTHERS}|confidential\b)"
_RULE = r"(?:para(?:graph)?s?\b|paragraph\(s\)|categor(?:y|ies)\b|schedule\s12A|section 100|regulations?\b|part [1I]\b"
_RULE += r"|access to information|freedom of information)"
_BY = r"(?:by virtue of|under|defined|within|pursuant to|in accordance with|in terms of|on the grounds?)"
_KIND = r"(?:report|paper|appendix|annex|document|item)"
_FACES = (
    r"(?:strictly|private|official|and|sensitive|part (?:2|ii|b)|restricted|confidential|appendix|paper|report|item)"
)

_MARKING = re.compile(
    rf"\W*(?:classification\s*:\s*)?(?:{_FACES}\W+){{0,4}}(?:confidential|exempt|restricted)"
    rf"(?:\W+(?:{_KIND}|information)(?: (?:\d{{1,2}}|[a-z]))?)?\W*"
    r"|\W*(?:append(?:ix|ices)|annex)(?: (?:\d{1,2}|[a-z]))?\W+(?:exempt|confidential|restricted)\W*"
    r"|\W*(?:exempt|confidential|restricted) (?:appendices|annexes)\W*"
    rf"|\W*classification\s*:\s*closed\W*|\W*private (?:report|paper|appendix)\W*"
    rf"|\W*(?:exempt|confidential|restricted) (?:report|appendix|annex)\b(?!\W*(?:none|nil|no|n/?a)\b)[^.;]{{0,80}}",
    re.IGNORECASE,
)
_RULED = re.compile(
    rf"\W*(?:{_FACES}\W+){{0,4}}(?:exempt|confidential)(?: information)?\W{{1,5}}(?:{_BY}\W+)?(?:the )?{_RULE}",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\bnot (?:for publication|to be (?:published|disclosed|made public))\b"
    rf"|\bexempt\b{_FROM_OTHERS}[^.;]{{0,60}}?\b{_BY}\b[^.;]{{0,80}}?\b{_RULE}"
    r"|\b(?:contain|include|disclose)(?:s|ing)?\b[^.;]{0,30}\b(?:exempt|confidential) information\b"
    rf"|\b(?:this|the)\b[^.;]{{0,20}}\b{_KIND}\b[^.;]{{0,40}}\b(?:is|are) (?:\w+ly |private and )?{_SECRET}"
    rf"|\b(?:append(?:ix|ices)|annex\w*)\b[^.;]{{0,60}}\b(?:is|are) (?:\w+ly |private and )?{_SECRET}"
    rf"|\b{_SECRET}[^.;]{{0,40}}[:?|]\W*yes\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^\W*(?:none|n/?a|nil|no|not applicable)\W*$"
    r"|\b(?:not|no|nothing|neither|nor)\b(?! for publication| to be (?:published|disclosed|made public))"
    r"[^.;]{0,40}\b(?:confidential|exempt)"
    r"|\b(?:exempt|confidential)\b[^.;]{0,40}(?:[:?|–-]|information)\W*(?:none|n/?a|nil|no|not applicable)\b(?!\.)"
    r"|\b(?:exempt|confidential)\b[^.;]{0,40}(?:[:?|–-]|information)\W*(?:none|n/?a|nil|no|not applicable)\W*$",
    re.IGNORECASE,
)
_ONLY_SPEAKS = re.compile(
    r"\b(?:may|might|can|could|would|will|shall|should)(?: (?:also|only|not|sometimes))? "
    r"(?:be\b|contain|include)[^.;]{0,40}(?:exempt|confidential|not for publication)"
    r"|\b(?:if|whether|where|when|unless|any|all|each|every|how|why|criteria)\b[^.;]{0,80}"
    r"\b(?:exempt|confidential|not for publication)"
    r"|\b(?:reports|documents|papers|matters|items)\b[^.;]{0,40}\b(?:that|which|containing|contain|likely)\b"
    r"[^.;]{0,40}\b(?:exempt|confidential|not for publication)"
    r"|\b(?:press|public)\b[^.;]{0,30}\b(?:be|are|were|being) excluded"
    r"|\bexclu(?:de|sion)\b[^.;]{0,20}\b(?:press|public)"
    r"|\b(?:formerly|previously|no longer|until now)\b[^.;]{0,20}\b(?:exempt|confidential|not for publication)"
    r"|\b(?:marked|words?|headed|labelled)\W+(?:as\W+)?(?:not for publication|exempt|confidential)"
    r"|\b(?:exempt|confidential) information\W+(?:means|is (?:defined|information)|and\W+exempt)",
    re.IGNORECASE,
)


def withholds(sentence: str) -> bool:
    """Whether the sentence is a marking and no more, or says that the paper or a part of it is withheld."""
    if is_nothing(sentence) or _ONLY_SPEAKS.search(sentence):
        return False
    return bool(_MARKING.fullmatch(sentence) or _RULED.match(sentence) or _SAYS.search(sentence))


def is_nothing(sentence: str) -> bool:
    """Whether the sentence says that nothing is withheld."""
    return _NOTHING.search(sentence) is not None
