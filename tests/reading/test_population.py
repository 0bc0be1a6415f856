from build_site.reading.population import read_population
from tests.toy import Toy


def test_the_population_is_known_by_municipality_and_year(toy: Toy) -> None:
    assert read_population(toy.load_trusting().reference) == {("0127", 2018): 1000, ("0484", 2018): 2000}
