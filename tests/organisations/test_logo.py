"""Pictures from outside."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import Base

from ucap.kernel.errors import BadInput
from ucap.organisations.logo import MOST_BYTES, SIDE, read_logo


def picture(size: tuple[int, int] = (40, 20), form: str = "PNG", mode: str = "RGB", **how: object) -> bytes:
    """A picture in one colour."""
    written = io.BytesIO()
    Image.new(mode, size, color="teal" if mode != "L" else 90).save(written, form, **how)
    return written.getvalue()


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("WEBP", "RGBA"), ("GIF", "P")],
)
def test_every_kind_of_picture_becomes_a_webp(form: str, mode: str) -> None:
    logo = read_logo(picture(form=form, mode=mode))
    with Image.open(io.BytesIO(logo.data)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (logo.width, logo.height)) == ("WEBP", (40, 20))


def test_a_large_one_is_made_smaller_and_keeps_its_shape() -> None:
    logo = read_logo(picture((3000, 1500), "JPEG"))
    assert (logo.width, logo.height) == (SIDE, SIDE // 2)


def test_metadata_is_left_behind_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    exif[Base.Artist] = "Somebody's name"
    logo = read_logo(picture((40, 20), "JPEG", exif=exif, icc_profile=b"profile of a camera"))
    with Image.open(io.BytesIO(logo.data)) as kept:
        assert (kept.size, dict(kept.getexif()), kept.info.get("icc_profile")) == ((20, 40), {}, None)
    assert b"Somebody" not in logo.data


def test_a_bomb_is_refused_before_a_pixel_is_read() -> None:
    width = height = 30_000
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(BadInput):
        read_logo(bomb)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        picture()[:60],
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_logo(data)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(BadInput):
        read_logo(b"\0" * (MOST_BYTES + 1))


@settings(max_examples=60)
@given(st.integers(0, 200), st.binary(max_size=40), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]))
def test_a_broken_picture_is_read_or_refused_and_nothing_else(place: int, noise: bytes, form: str) -> None:
    whole = picture(form=form)
    try:
        logo = read_logo(whole[:place] + noise + whole[place + len(noise) :])
    except BadInput:
        return
    assert 0 < logo.width <= SIDE
    assert 0 < logo.height <= SIDE
