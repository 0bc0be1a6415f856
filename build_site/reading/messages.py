"""All that reading can say, for the guide's table of messages.

A test holds the table against every sentence in this folder: none may be missing, and none may be here alone.
"""

from build_site.reading import (
    cell_messages,
    description_messages,
    file_messages,
    identity,
    table_form,
    text_encoding,
    yaml_faults,
)

MESSAGES = (
    *file_messages.MESSAGES,
    *text_encoding.MESSAGES,
    *yaml_faults.MESSAGES,
    *table_form.MESSAGES,
    *cell_messages.MESSAGES,
    *description_messages.MESSAGES,
    *identity.MESSAGES,
)
