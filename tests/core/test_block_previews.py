import pytest
from django.template.loader import render_to_string
from wagtail.blocks import Block

from content.core.blocks import CONTENT_BLOCKS


@pytest.mark.parametrize(("name", "block"), CONTENT_BLOCKS, ids=[name for name, _block in CONTENT_BLOCKS])
def test_block_can_be_seen_before_it_is_chosen(name: str, block: Block) -> None:
    block.set_name(name)
    assert block.is_previewable
    value = block.get_preview_value()
    context = block.get_preview_context(value)
    bound = block.bind(value)
    html = render_to_string(
        block.get_preview_template(value, context),
        {**context, "bound_block": bound, "block_def": block, "page_title": name},
    )
    assert "css/site" in html
    assert block.meta.description
    assert html.count("<") > 12
