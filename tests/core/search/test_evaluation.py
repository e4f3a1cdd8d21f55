from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from content.core.search.evaluation import (
    Judged,
    find_with_search,
    find_with_wagtail,
    judge,
    read_queries,
    score,
)

QUERIES = Path(__file__).parents[1] / "search_queries.csv"


def test_score_looks_at_the_first_right_answer() -> None:
    judged = [
        Judged("a", "^/x/", ["/x/", "/y/"]),
        Judged("b", "/x/$", ["/y/", "/z/", "/x/"]),
        Judged("c", "/x/", ["/a/", "/b/", "/c/", "/x/"]),
        Judged("d", "/x/", []),
    ]
    result = score(judged)
    assert (result.success_at_1, result.success_at_3) == (0.25, 0.5)
    assert result.ndcg_at_5 == pytest.approx((1 + 0.5 + 0.4307) / 4, abs=1e-3)


def test_score_of_nothing_is_zero() -> None:
    assert score([]).success_at_3 == 0


@pytest.mark.parametrize("rows", ["query,expected\nawel,\n", "query,expected\nawel,(\n", "vraag,antwoord\nawel,/x/\n"])
def test_wrong_file_is_refused_with_its_row(tmp_path: Path, rows: str) -> None:
    file = tmp_path / "fout.csv"
    file.write_text(rows)
    with pytest.raises(CommandError, match="Rij 2"):
        call_command("evaluate_search", str(file))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="kan niet gelezen worden"):
        call_command("evaluate_search", str(tmp_path / "weg.csv"))


@pytest.mark.django_db
def test_command_prints_scores_and_each_miss(tmp_path: Path) -> None:
    file = tmp_path / "vragen.csv"
    file.write_text("query,expected\nawel,/diensten/awel/\nkiva,/bestaat-niet/\n")
    out = StringIO()
    call_command("evaluate_search", str(file), stdout=out)
    assert "success@1 0.500  success@3 0.500  nDCG@5 0.500" in out.getvalue()
    assert "mis: 'kiva' verwacht /bestaat-niet/ (niet gevonden)" in out.getvalue()
    assert "'awel'" not in out.getvalue()


@pytest.mark.django_db
def test_search_finds_what_people_mean_better_than_the_stock_search() -> None:
    queries = read_queries(QUERIES)
    assert len(queries) >= 120
    asked = queries[::5]
    ours, stock = score(judge(asked, find_with_search)), score(judge(asked, find_with_wagtail))
    assert ours.success_at_3 >= 0.9
    assert ours.ndcg_at_5 > stock.ndcg_at_5 + 0.2
