"""How good a figure is, or why it is missing, in the statistics world's own words: SDMX's code list CL_OBS_STATUS.

A figure has one code. Where several would fit, what is missing goes before what is unreliable, and that before what is
a forecast. The code list that reasons are kept in says which code each of them has.
"""

from build_site.model import CodeLists, Figure, MeasureKind
from build_site.vocabularies import ObservationStatus


def find_observation_status(figure: Figure, codes: CodeLists) -> ObservationStatus:
    """The code of a figure.

    Raises:
        KeyError: the figure's status is not in the code list; reading refuses such a table.
    """
    if figure.is_empty:
        return (
            ObservationStatus(codes.statuses[figure.status].obs_status) if figure.status else ObservationStatus.MISSING
        )
    if figure.uncertain:
        return ObservationStatus.UNRELIABLE
    return ObservationStatus.FORECAST if figure.meaning.kind is MeasureKind.EXPECTED else ObservationStatus.NORMAL
