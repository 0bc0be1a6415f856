"""What the site says of its own work."""

from build_site.saying.tally import Counted, make_tally
from tests.saying.making import read


def test_each_number_has_its_question() -> None:
    claim = make_tally("Av {} rader är {} hela.", Counted(3010, "SELECT count(*) FROM a"), Counted(7, "SELECT 7"))
    assert read(claim.render()) == "Av 3 010 rader är 7 hela."
    assert claim.arithmetic == "3\u00a0010 = SELECT count(*) FROM a; 7 = SELECT 7"
    assert (claim.render_titles(), claim.figures, claim.unit, claim.measure) == ((), (), "", "")
