"""`python -m bench.fuzz.run_documents FIRST LAST`: reads the documents of these numbers, says of each what it is about to do and what came of it.

A process of its own: whatever a document does to it, bench.fuzz sees which one it was and goes on with the next.
"""

import json
import resource
import sys

from bench.fuzz.documents import KINDS, document, tried

MEMORY = 2_000_000_000  # bytes of address space; the samples are made in here too


def main(first: int, last: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, last):
        kind = KINDS[number % len(KINDS)]
        print(json.dumps({"number": number, "kind": kind}), flush=True)
        outcome = tried(kind, document(kind, number))
        print(json.dumps({"what": outcome.what, "detail": outcome.detail}), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
