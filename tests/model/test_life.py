"""Where things are now that have been renamed, merged, split and withdrawn, several times over."""

import itertools

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


def test_a_part_of_what_is_split_may_keep_the_name() -> None:
    register = Register((event(A, A, B, fate=Fate.SPLIT), event(B, C)))
    assert register.follow((*A, "volumes")) == ((*A, "volumes"), (*C, "volumes"))
    assert list(register.list_rings()) == []


def test_rings_are_found_and_nothing_else() -> None:
    chain = (event(A, B), event(B, C), event(D, C, fate=Fate.MERGED))
    assert list(Register(chain).list_rings()) == []
    assert [set(ring) for ring in Register((*chain, event(C, A))).list_rings()] == [{A, B, C}]
    (ring,) = Register((*chain, event(C, A))).list_rings()
    assert {(one, two) for one, two in itertools.pairwise(ring)} == {(A, B), (B, C), (C, A)}, "in the order of time"
    inside = (event((*A, "a"), (*B, "b")), event(B, A), event((*A, "b"), (*A, "a")))
    assert len(list(Register(inside).list_rings())) == 1


def step(number: int) -> Place:
    return ("x", "sn", f"2019-{number}")


def test_a_chain_of_thousands_of_names_is_followed_in_proportion_to_its_length() -> None:
    """Steps, not seconds: each place is asked for a few times."""
    length = 3_000
    register = Register(tuple(event(step(number), step(number + 1)) for number in range(length)))
    assert register.follow((*step(0), "volumes")) == ((*step(length), "volumes"),)
    former = register.list_former([step(length)])
    assert len(former) == length
    assert set(former.values()) == {(step(length),)}


def test_what_is_split_and_merged_again_and_again_is_followed_once() -> None:
    """2⁶⁰ ways lead from the first to the last."""
    both = [("x", "sn", f"2019-{number}-b") for number in range(60)]
    events = [event(step(number), step(number + 1), both[number], fate=Fate.SPLIT) for number in range(60)]
    events += [event(both[number], step(number + 1), fate=Fate.MERGED) for number in range(60)]
    assert Register(tuple(events)).follow(step(0)) == (step(60),)
    assert set(Register(tuple(events)).list_former([step(60)]).values()) == {(step(60),)}


def test_nothing_comes_to_another_level() -> None:
    """It is refused; until then it must come to an end."""
    register = Register((event(A, (*A, "a")), event(B, A[:2])))
    assert register.follow(A) == ()
    assert register.list_former([A]) == {}


def test_an_id_is_read_also_where_the_municipality_has_a_hyphen() -> None:
    assert find_place("upplands-vasby-sn-2024-delar-1", "volumes") == (
        "upplands-vasby",
        "sn",
        "2024-delar-1",
        "volumes",
    )
    assert find_place("codelists") == ()
