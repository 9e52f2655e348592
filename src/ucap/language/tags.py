"""Language tags (BCP 47), told apart and together: Chinese is two languages to a reader, by its script."""

TRADITIONAL = ("hant", "tw", "hk", "mo")


def language_tag(code: str) -> str:
    """The BCP 47 tag of one of Django's language codes: "zh-Hans" of "zh-hans"."""
    language, _, script = code.partition("-")
    return f"{language}-{script.capitalize()}" if script else language


def same_language(one: str, other: str) -> bool:
    """Whether who reads the one reads the other: "de" and "de-AT", but not Chinese in two scripts."""
    return written(one) == written(other)


def written(tag: str) -> str:
    """What tells languages apart for a reader: "de" of "de-AT", "zh-hans" of "zh" and "zh-CN"."""
    language, *parts = tag.lower().replace("_", "-").split("-")
    if language in ("zh", "cmn"):
        return "zh-hant" if any(part in TRADITIONAL for part in parts) else "zh-hans"
    return language
