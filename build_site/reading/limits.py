"""How much the project reads: far more than any report needs, and little enough for reading to come to an end.

What lies beyond is refused with a message before anything is made of it, so time and memory follow the size of what is
allowed. The guide tells the editor the same figures; a test compares the two.
"""

# The longest description so far has 110 kB (forty tables); YAML takes about a second for each 100 kB.
DESCRIPTION_BYTES = 1_000_000
# The longest printed table so far has 200 rows and 30 kB. A thousand rows in 75 kB make a page of 42 kB compressed, and
# beyond 60 kB the build stops, because the page would be too heavy for a telephone (weights.py).
ROWS = 1_000
PRINTED_BYTES = 80_000
# The longest other table so far, a record of compared cells, has 150 kB.
TABLE_BYTES = 5_000_000
# Code lists, population and records of compared cells stand on no page of a report; the longest has 2,300 rows.
SHARED_ROWS = 50_000
COLUMNS = 100
# The longest note so far has 1,000 characters. What searches texts may take time as the square of their length.
CHARACTERS = 5_000
# Spreadsheets, JSON and databases keep fifteen digits of a number; the sixteenth they change without a word.
DIGITS = 15
# A description is nested to the eighth level.
DEPTH = 20
# A name becomes part of the names of files, which may have 255 bytes.
NAME_CHARACTERS = 80
# A report's text has some thousand lines; a line number beyond this is a slip, and a range of them an eternity.
LINE_DIGITS = 6
# The longest report's text has 300 kB.
SOURCE_BYTES = 20_000_000
# The largest report's PDF has 12 MB, most of it pictures.
PDF_BYTES = 200_000_000
