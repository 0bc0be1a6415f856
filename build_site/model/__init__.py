"""The facts that the site is built from, as frozen values. Nothing here reads or writes files."""

from build_site.codes import Code, CodeLists, Committee, CommitteeKey, Measure, Municipality, ReportKind, Topic, Unit
from build_site.model.asked_question import AskedQuestion
from build_site.model.committee_report import READING, DeclaredFinding, DeclaredParts, Report, SameQuantity, Source
from build_site.model.declared_comparison import AskKind, Asks, Break, ComparisonSpec, Reason, Selector, SeriesSpec
from build_site.model.life import Event, Place, Register
from build_site.model.printed_figure import Column, Figure, PageBox, Row
from build_site.model.printed_table import ChartSpec, KeyedColumn, Table
from build_site.model.reporting_rhythm import Rhythm, SourcePlace
from build_site.model.stated_sentence import StatedSentence
from build_site.model.whole import Corpus
from build_site.vocabularies import (
    Base,
    Depth,
    Fate,
    Flow,
    Ground,
    MeasureKind,
    ReportState,
    Sex,
    TableGroup,
    TableRole,
    UnitKind,
    UnitRole,
)

__all__ = (
    "READING",
    "AskKind",
    "AskedQuestion",
    "Asks",
    "Base",
    "Break",
    "ChartSpec",
    "Code",
    "CodeLists",
    "Column",
    "Committee",
    "CommitteeKey",
    "ComparisonSpec",
    "Corpus",
    "DeclaredFinding",
    "DeclaredParts",
    "Depth",
    "Event",
    "Fate",
    "Figure",
    "Flow",
    "Ground",
    "KeyedColumn",
    "Measure",
    "MeasureKind",
    "Municipality",
    "PageBox",
    "Place",
    "Reason",
    "Register",
    "Report",
    "ReportKind",
    "ReportState",
    "Rhythm",
    "Row",
    "SameQuantity",
    "Selector",
    "SeriesSpec",
    "Sex",
    "Source",
    "SourcePlace",
    "StatedSentence",
    "Table",
    "TableGroup",
    "TableRole",
    "Topic",
    "Unit",
    "UnitKind",
    "UnitRole",
)
