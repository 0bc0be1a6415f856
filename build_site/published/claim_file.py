"""`claims`: every sentence of the site that holds a figure, so that anyone can compute it again."""

from build_site.published import shared_columns as shared
from build_site.published.columns import DataColumn
from build_site.published.tidy_file import Computed, DatabaseUse, TidyFile
from build_site.saying.ledger import Placed, find_addresses

_COLUMNS: tuple[Computed[Placed], ...] = (
    Computed(
        DataColumn("page", "Sida", "Sidans adress från webbplatsens rot. Tomt för startsidan"), lambda one: one.page
    ),
    Computed(
        DataColumn("place", "Plats", "Elementets id på sidan: adressen är sidan, «#» och platsen", required=True),
        lambda one: one.place,
    ),
    Computed(DataColumn("text", "Mening", "Det som står där", required=True), lambda one: one.text),
    Computed(
        DataColumn("kind", "Slag", "Vad för slags sak som påstås", codes="claim_kinds", required=True),
        lambda one: str(one.claim.kind),
    ),
    Computed(
        DataColumn(
            "basis", "Räknat i", "Vad som jämförs, både när siffran väljs och när den sägs", codes="claim_bases"
        ),
        lambda one: str(one.claim.basis),
    ),
    Computed(shared.MEASURE, lambda one: one.claim.measure),
    Computed(DataColumn("unit", "Enhet", "Enheten som meningen säger", codes="units"), lambda one: one.claim.unit),
    Computed(
        DataColumn(
            "set",
            "Mängd",
            "Alla siffror som meningen talar om, som ett villkor i SQL på observations.csv. Tomt när meningen bara har "
            "tal som inte är siffror ur rapporterna",
        ),
        lambda one: one.claim.scope.where,
    ),
    Computed(
        DataColumn(
            "figures",
            "Siffror",
            "Siffrorna som meningen vilar på, i den ordning som den säger dem, som rapport/tabell/rad/kolumn med "
            "semikolon mellan",
        ),
        lambda one: ";".join(find_addresses(one.claim)),
    ),
    Computed(
        DataColumn(
            "arithmetic",
            "Uträkning",
            "Var varje tal i en redaktörs mening kommer ifrån, i ordning med semikolon mellan: tal = siffrors adresser "
            "i klammer med räknesätt emellan; & betyder att talet är vart och ett, count antalet siffror, rows antalet "
            "rader i en tabell, printed en källrad i en rapport, definition något som ingen rapport har en siffra för. "
            "Talar meningen om vårt eget arbete står efter talet en fråga i SQL på de publicerade filerna",
        ),
        lambda one: one.claim.arithmetic,
    ),
)
CLAIMS = TidyFile(
    "claims",
    "Meningar",
    "Varje mening på webbplatsen som innehåller en siffra, med vad den vilar på",
    lambda source: source.ledger.placed,
    _COLUMNS,
    key=("page", "place"),
    is_frozen=False,
    database=DatabaseUse(is_numbered=True, indexes=(("page", "place"),), searched=("text",), facets=("kind", "basis")),
)
