"""A logo, as it is kept: whatever somebody sends is decoded and drawn anew, so nothing of the file itself is ever handed on."""

import io
import warnings
from dataclasses import dataclass

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 16_000_000  # decoded that is 64 MB; what claims to be more is refused before a pixel is read
SIDE = 512  # px of the longer side, as it is kept
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
CONTENT_TYPE = "image/webp"

LARGE = gettext_noop("This file is too large for a logo. Choose a picture of at most 2 MB.")
MANY_PIXELS = gettext_noop("This picture has too many pixels. Make it smaller: 1,000 by 1,000 are plenty.")
NO_PICTURE = gettext_noop("This file cannot be read as a picture. Choose a PNG, JPEG, WebP or GIF file.")


@dataclass(frozen=True, slots=True)
class Logo:
    """A WebP picture of at most so many pixels each way, without metadata."""

    data: bytes
    width: int
    height: int


def read_logo(data: bytes, *, side: int = SIDE, most_bytes: int = MOST_BYTES, large: str = LARGE) -> Logo:
    """The picture, drawn anew; raises BadInput for what is no picture, or too much of one.

    `side`, `most_bytes` and what is said of too many (`large`) are other ones for pictures that are no logos.
    """
    if len(data) > most_bytes:
        raise BadInput(large)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what we refuse by our own, lower limit
        try:
            return _drawn_anew(data, side)
        except BadInput:
            raise
        except Exception:  # a broken file makes Pillow's decoders raise whatever they like
            raise BadInput(NO_PICTURE) from None


def _drawn_anew(data: bytes, side: int) -> Logo:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=FORMATS) as sent:
        if sent.width * sent.height > MOST_PIXELS:
            raise BadInput(MANY_PIXELS)
        sent.draft("RGB", (side, side))  # a large JPEG need not be decoded whole
        upright = ImageOps.exif_transpose(sent)
        plain = upright.convert("RGBA")
    plain.thumbnail((side, side))
    picture = Image.new("RGBA", plain.size)
    picture.paste(plain)  # the pixels and nothing else: no profile, no place, no camera
    kept = io.BytesIO()
    picture.save(kept, "WEBP", quality=88, method=4)
    return Logo(kept.getvalue(), picture.width, picture.height)
