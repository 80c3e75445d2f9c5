"""What a run says of each report that it published."""

import pytest
from projects import ARTICLE

from analysis.run.progress import open_log


@pytest.mark.parametrize(
    ("notebooks", "page"),
    [
        (["article-00-report", "article-02-ledger"], "index.html"),
        (["article-02-ledger"], "02-ledger.html"),
        (["article-02-ledger", "article-01-checks"], "01-checks.html"),
    ],
)
def test_the_first_page_is_named_and_no_signpost(tmp_path, capsys, notebooks, page):
    """A signpost stands under an earlier name of a page, which may sort before it."""
    folder = tmp_path / ARTICLE
    (folder / "notebooks").mkdir(parents=True)
    for name in ("00-old.html", "01-figures.html", page):
        (folder / name).touch()
    for stem in notebooks:
        (folder / "notebooks" / f"{stem}.ipynb").touch()
    with open_log("text", tmp_path) as tell:
        tell("published", subject=ARTICLE, seconds=1.0)
    assert capsys.readouterr().out == f"published {(folder / page).as_posix()}\n"
