"""Where things are now that have been renamed, merged, split and withdrawn, several times over."""

from build_site.model import Event, Fate, Place, Register
from build_site.model.life import find_place

A, B, C, D = (("x", "sn", f"2019-{name}") for name in "abcd")


def event(old: Place, *new: Place, fate: Fate = Fate.RENAMED) -> Event:
    return Event(fate, old, new, "2026-12-01", "Skäl", "reference/events.csv")


def test_a_chain_of_names_leads_from_each_to_the_last() -> None:
    register = Register((event(A, B), event(B, C)))
    assert register.follow((*A, "volumes")) == ((*C, "volumes"),)
    assert register.list_former([C]) == {B: (C,), A: (C,)}


def test_what_lies_within_follows_and_may_have_a_new_name_of_its_own() -> None:
    register = Register((event(A, B), event((*B, "old"), (*B, "new"))))
    assert register.follow((*A, "old", "row")) == ((*B, "new", "row"),)
    assert register.list_former([(*B, "new")])[*A, "old"] == ((*B, "new"),)


def test_what_is_split_leads_to_all_and_what_is_merged_to_one() -> None:
    register = Register((event(A, C, D, fate=Fate.SPLIT), event(B, D, fate=Fate.MERGED)))
    assert register.follow(A) == (C, D)
    assert register.list_former([C, D]) == {A: (C, D), B: (D,)}


def test_what_is_withdrawn_leads_nowhere_with_all_that_lay_in_it() -> None:
    register = Register((event(A, B), event(B, fate=Fate.WITHDRAWN)))
    assert register.follow((*A, "volumes")) == ()
    assert register.list_former([C]) == {}


def test_a_ring_comes_to_an_end() -> None:
    register = Register((event(A, B), event(B, A)))
    assert register.follow(A) == (A,)


def test_an_id_is_read_also_where_the_municipality_has_a_hyphen() -> None:
    assert find_place("upplands-vasby-sn-2024-delar-1", "volumes") == (
        "upplands-vasby",
        "sn",
        "2024-delar-1",
        "volumes",
    )
    assert find_place("codelists") == ()
