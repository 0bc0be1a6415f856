"""Rows that are parts of each other get one message, and no advice to correct figures."""

from tests.toy import ESKILSTUNA, Toy


def test_parents_in_a_ring_get_one_message_for_the_whole_table(toy: Toy) -> None:
    toy.edit("operating_result.csv", "totalt,Totalt,,", "totalt,Totalt,lekstuga,", ESKILSTUNA)
    assert toy.checking_problems() == [
        "operating_result.csv, rad 2, kolumn parent: Raderna ingår i varandra runt i en ring: "
        "lekstuga → totalt → lekstuga. Låt parent och of_which leda till den rad som är summan, och lämna dem tomma "
        "på summans egen rad."
    ]


def test_a_chain_of_parents_is_no_ring(toy: Toy) -> None:
    assert toy.checking_problems() == []
