"""What a reader can choose between: each subject has all numbers of it, once."""

from build_site.comparing.quantities import gather_quantities
from build_site.comparing.subjects import gather_subjects, name_subject
from tests.built import REAL, check
from tests.toy import Toy


def test_every_coded_quantity_is_in_one_subject_by_the_figure_to_use(toy: Toy) -> None:
    corpus = toy.read()
    quantities = gather_quantities(corpus)
    found = [one for subject in gather_subjects(corpus) for one in subject.observations]
    assert len(found) == len(quantities.printed) > 10
    for one in found:
        address = f"{one.figure.report}/{one.figure.table}/{one.figure.row.id}/{one.figure.column.name}"
        assert quantities.find_preferred(one.figure) == address


def test_codes_and_titles_tell_subjects_apart_in_the_real_data() -> None:
    subjects = gather_subjects(check(REAL).corpus)
    assert len({one.code for one in subjects}) == len({one.title for one in subjects}) == len(subjects) > 500
    titles = {one.code: one.title for one in subjects}
    assert titles["adult_education--net"] == "Netto, vuxenutbildning"
    assert titles["sfi--places_sfi"] == "Årsplatser i svenska för invandrare"
    assert {name_subject(one.figure) for subject in subjects for one in subject.observations} == titles.keys()


def test_a_figure_knows_the_inhabitants_that_it_is_divided_by(toy: Toy) -> None:
    corpus = toy.read()
    found = [one for subject in gather_subjects(corpus) for one in subject.observations]
    people = {one.population for one in found if one.facts.period == "2019"}
    assert people
    assert people <= {1000, 2000}
