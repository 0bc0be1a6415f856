"""What the words of the closed vocabularies mean."""

from build_site.vocabularies import Flow, TableRole


def test_flows_that_make_up_the_net() -> None:
    assert [flow for flow in Flow if flow.adds_to_net] == [Flow.INCOME, Flow.COST, Flow.FINANCIAL]


def test_roles_of_investments() -> None:
    assert {role for role in TableRole if role.is_investment} == {
        TableRole.INVESTMENTS,
        TableRole.INVESTMENTS_ANNUAL,
        TableRole.INVESTMENTS_MULTI_YEAR,
    }
