import pytest

from build_site.reading.text_forms import FORMATS, advise_format


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (
            "day",
            ["2019-05-15", "2024-02-29"],
            ["maj 2019", "2019", "20190515", "2023-02-29", "0000-01-01", "9999-01-01"],
        ),
        (
            "moment",
            ["2026-11-22T00:00:00Z"],
            ["2024-13-45T00:00:00Z", "2026-11-22", "2026-1-2T0:0:0Z", "2026-11-22T00:00:00", "1-1-1T0:0:0Z"],
        ),
        (
            "address",
            ["https://exempel.se/a?b=c#d", "http://exempel.se", "om/metod/", "LICENSE"],
            [
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "file:///etc/passwd",
                "file://exempel.se/a",
                "ftp://exempel.se/",
                "data:text/html,x",
                "//exempel.se",
                "https://",
                "https:exempel.se",
                "https://exempel.se:99999/",
                "http://[::1",
                "https://exempel.se/ a",
                'https://exempel.se/"',
                "https://exempel.se/<b>",
                "https://kommun.se@exempel.se/",
                "https://namn:ord@exempel.se/",
                "C:\\filer",
                "",
            ],
        ),
        ("email", ["namn@exempel.se"], ["namn", "namn@", "<a@exempel.se>", "a b@exempel.se"]),
        ("pattern", ["[a-z]+"], ["[a-", "(", "*"]),
    ],
)
def test_a_form_takes_what_it_says_and_nothing_else(form: str, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not FORMATS.conforms(text, form)] == []
    assert [text for text in bad if FORMATS.conforms(text, form)] == []
    assert FORMATS.conforms(7, form)  # another check says that it is no text
    assert advise_format(form).endswith(".")
