"""The toy datasets through several editions: what a data editor does between them."""

from dataclasses import dataclass

from build_site.pipeline import publish_edition, verify_datasets
from build_site.publishing.editions import Edition
from build_site.publishing.published_editions import load_editions
from tests.toy import ESKILSTUNA, Toy, replace_once

CREATED = "2026-11-22T00:00:00Z"
LATER = {1: "2026-12-01T00:00:00Z", 2: "2027-01-15T08:00:00Z", 3: "2027-02-01T00:00:00Z"}
NEW_ROW = "sagospel,Sagospel,,summer_jobs,net,-1.0,-2.0,-2.5,-0.5,8\n"
WITHDRAWN_ROW = "2027-02-01,withdrawn,eskilstuna/avn/2019-delar-1/operating_result/sagospel,,Räknad två gånger\n"
NEW_LINE = "Sagospel                  -1,0     -2,0      -2,5        -0,5\n"


@dataclass(frozen=True)
class Editor:
    """Changes Eskilstuna's toy report as a data editor would, source and record included."""

    toy: Toy

    def correct(self) -> None:
        """Correct a figure and the total that it is a part of."""
        self.toy.edit("operating_result.csv", "-4.0,-16.0", "-4.5,-16.0", ESKILSTUNA)
        self.toy.edit("operating_result.csv", "-6.0,-24.0", "-6.5,-24.0", ESKILSTUNA)
        self.toy.edit_source("-4,0    -16,0", "-4,5    -16,0", ESKILSTUNA)
        self.toy.edit_source("-6,0    -24,0", "-6,5    -24,0", ESKILSTUNA)
        self.record()

    def add(self) -> None:
        """Add a row to the table."""
        path = self.toy.path("operating_result.csv", ESKILSTUNA)
        path.write_text(path.read_text(encoding="utf-8") + NEW_ROW, encoding="utf-8")
        last = "Totalt                    -6,5    -24,0     -23,5         0,5\n"
        self.toy.edit_source(last, last + NEW_LINE, ESKILSTUNA)
        self.toy.edit("datapackage.yaml", "uppf:lines: 5-7", "uppf:lines: 5-8", ESKILSTUNA)
        self.toy.edit("datapackage.yaml", "uppf:cells: 12", "uppf:cells: 16", ESKILSTUNA)
        self.record()

    def withdraw(self) -> None:
        """Take that row away again."""
        self.toy.edit("operating_result.csv", NEW_ROW, "", ESKILSTUNA)
        self.toy.edit_source(NEW_LINE, "", ESKILSTUNA)
        self.toy.edit("datapackage.yaml", "uppf:lines: 5-8", "uppf:lines: 5-7", ESKILSTUNA)
        self.toy.edit("datapackage.yaml", "uppf:cells: 16", "uppf:cells: 12", ESKILSTUNA)
        reference = self.toy.datasets / "reference"
        with (reference / "events.csv").open("a", encoding="utf-8") as register:
            register.write(WITHDRAWN_ROW)
        replace_once(reference / "datapackage.yaml", "version: 1.0.0", "version: 1.1.0")
        replace_once(reference / "datapackage.yaml", f'created: "{CREATED}"', f'created: "{LATER[3]}"')
        self.record()

    def record(self) -> None:
        """Compare all with the source."""
        verify_datasets(self.toy.datasets, self.toy.sources, record=True)

    def write_version(self, old: str, new: str) -> None:
        """Give the package another version."""
        self.toy.edit("datapackage.yaml", f"\nversion: {old}\n", f"\nversion: {new}\n", ESKILSTUNA)

    def write_time(self, old: str, new: str) -> None:
        """Give the package another time."""
        self.toy.edit("datapackage.yaml", f'\ncreated: "{old}"\n', f'\ncreated: "{new}"\n', ESKILSTUNA)

    def publish_four(self) -> None:
        """Publish 1.0.0, a correction (1.0.1), an addition (1.1.0) and a withdrawal (2.0.0)."""
        publish_edition(self.toy.datasets)
        steps = (("1.0.0", "1.0.1", self.correct), ("1.0.1", "1.1.0", self.add), ("1.1.0", "2.0.0", self.withdraw))
        for number, (old, new, change) in enumerate(steps, start=1):
            change()
            self.write_version(old, new)
            self.write_time(LATER.get(number - 1, CREATED), LATER[number])
            publish_edition(self.toy.datasets)

    def load(self) -> tuple[Edition, ...]:
        """Read the published editions, all of them sound."""
        editions, problems = load_editions(self.toy.datasets)
        assert problems == []
        return editions
