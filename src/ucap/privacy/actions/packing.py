"""An export's zip: a JSON file for each area, the files that the person gave, and a text that says what is what."""

import json
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext

from ucap.kernel.person import Person
from ucap.privacy.areas import Area


def pack(file: IO[bytes], person: Person, areas: Sequence[Area], *, at: datetime) -> None:
    """Nothing; the zip is written into the file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with translation.override(person.language.lower()):
            archive.writestr("README.txt", "\n".join(_read_me(areas, at)))
        for area in areas:
            said = json.dumps(
                area.personal.export(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1
            )
            archive.writestr(f"{area.name}.json", said)
            for name, stored in area.personal.files(person):
                if stored and stored.storage.exists(stored.name):
                    with archive.open(f"files/{area.name}/{_safe(name)}", "w") as to, stored.open("rb") as of:
                        shutil.copyfileobj(of, to)


def _read_me(areas: Sequence[Area], at: datetime) -> Iterator[str]:
    yield gettext("All that %(address)s stores about you, on %(day)s.") % {
        "address": settings.PUBLIC_URL,
        "day": f"{at:%Y-%m-%d}",
    }
    yield ""
    for area in areas:
        yield f"{area.name}.json: {gettext(area.holds)}"
    yield gettext("files/: the documents that you gave")
    yield ""
    yield gettext("The .json files can be read with any text editor. Times are in UTC.")
    yield gettext(
        "Passwords and the secrets of passkeys, codes and tokens are not here: nobody can read them."
    )


def _safe(name: str) -> str:
    """A name that stays within its folder, on every system."""
    return "".join(sign if sign.isalnum() or sign in " .-_" else "_" for sign in name).strip(" .") or "file"
