"""The index of the nearest vectors on the embedded store: memory-mapped files, NumPy, one writer and any number of readers.

A folder holds

    lock                    held by the one process that writes
    current                 the name of the generation that counts; replaced by renaming
    3-1f0c…/head            version, how many rows count, the mean
    3-1f0c…/bits            64 bytes a row: is each number above the mean's? In blocks, word by word (scan.py)
    3-1f0c…/vectors         1 KB a row: the numbers as int16, for exact cosines
    3-1f0c…/keys, flags     8 and 2 bytes a row

Rows are only ever added, and first written, then counted: what lies behind the count is nothing. A removed row has a flag. A
search scans the signs, takes those that differ least and ranks them by their exact cosines. `reader.py` reads, `writer.py` writes.
"""
