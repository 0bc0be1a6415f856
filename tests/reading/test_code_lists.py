from decimal import Decimal

from tests.toy import Toy, replace_once


def test_topics_name_groups_and_services(toy: Toy) -> None:
    topics = toy.read().codes.topics
    assert topics["ekonomi"].groups == {"economy"}
    assert topics["ekonomi"].services == set()
    assert {"socialbidrag", "försörjningsstöd"} <= set(topics["ekonomiskt-bistand"].words)
    assert "adult_education" in topics["vuxenutbildning"].services
    assert topics["vuxenutbildning"].groups == set()


def test_the_code_lists_say_how_units_add_up(toy: Toy) -> None:
    replace_once(
        toy.datasets / "codelists" / "units.csv", "index,index,index,index,1,false,false", "index,i,i,index,1,true,true"
    )
    units = toy.read().codes.units
    assert (units["tkr"].factor, units["tkr"].additive, units["tkr"].whole) == (Decimal(1000), True, False)
    assert (units["persons"].additive, units["persons"].whole) == (True, True)
    assert (units["index"].additive, units["index"].whole) == (True, True)
