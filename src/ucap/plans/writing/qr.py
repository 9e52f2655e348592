"""The address of a plan's page as a picture that a telephone reads."""

import io


def qr_code(url: str) -> bytes:
    """The QR code, a PNG in the ink of our documents."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="png", scale=8, border=2, dark="#1d2b33")
    return out.getvalue()
