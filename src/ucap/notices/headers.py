"""The headers by which mail programs know a letter, its thread, and how to stop more of its kind. Pure: no Django."""

import re
import unicodedata
from datetime import datetime
from email.utils import format_datetime

LONGEST_SUBJECT = 200


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """The text on one line, without signs that nobody sees, so that it can be nothing but one header's value."""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    line = " ".join("".join(sign for sign in seen if unicodedata.category(sign) != "Cs").split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def thread_of(kind: str, thing: str) -> str:
    """The name of the thread that letters about one thing make."""
    return re.sub(r"[^a-z0-9.-]", "", f"{kind}.{thing}".lower())[:80]


def headers_of(letter_id: str, *, thread: str, at: datetime, host: str) -> dict[str, str]:
    """What tells a mail program which letter this is and what it belongs to.

    Letters of a thread answer to a root that is never sent (mail programs thread by it all the same): so each of them needs
    to know nothing of the others, and a reader who deleted the first still sees one thread.
    """
    headers = {
        "Message-ID": f"<{letter_id}@{host}>",
        "Date": format_datetime(at),
        "Auto-Submitted": "auto-generated",  # RFC 3834: out-of-office programs do not answer
    }
    if thread:
        root = f"<thread.{thread}@{host}>"
        headers |= {"In-Reply-To": root, "References": root}
    return headers


def unsubscribing(address: str) -> dict[str, str]:
    """What makes mail programs show a button that stops letters of this kind (RFC 2369, RFC 8058)."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
