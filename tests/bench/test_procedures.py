"""What `make bench` prints of a procedure of 300 steps is within the budget."""

import re

from django.core.handlers.wsgi import WSGIHandler

from bench.procedures import SLUG, big_chart, lines
from knowledge.training.flowchart.validate import validate_graph
from knowledge.training.models import FlowchartPage


def test_pages_of_a_big_procedure_need_few_queries_and_leave_nothing(db: None) -> None:
    assert validate_graph(big_chart()) == []
    told = [line for line in lines(WSGIHandler()) if "databank" in line]
    counts = [int(re.findall(r"(\d+)   \(doel", line)[0]) for line in told]
    assert len(counts) == 3
    assert max(counts) <= 10
    assert not FlowchartPage.objects.filter(slug=SLUG).exists()
