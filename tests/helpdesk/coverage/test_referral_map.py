from helpdesk.coverage.referral_map import BOX_HEIGHT, BOX_WIDTH, Agreement, draw, without_referral

AGREEMENTS = [
    Agreement("Awel", "1712", "geweld", is_warm=True),
    Agreement("Tele-Onthaal", "1712", "geweld", is_warm=False),
    Agreement("1712", "Politie", "misdrijf", is_warm=False),
]


def test_services_that_nobody_refers_to_are_named() -> None:
    assert without_referral(["Politie", "Tele-Onthaal", "Awel", "1712"], AGREEMENTS) == ["Awel", "Tele-Onthaal"]


def test_drawing_has_a_box_for_each_service_and_an_arrow_for_each_agreement() -> None:
    drawing = draw(AGREEMENTS)

    assert sorted(box.lines for box in drawing.boxes) == [("1712",), ("Awel",), ("Politie",), ("Tele-Onthaal",)]
    assert [arrow.is_warm for arrow in drawing.arrows] == [True, False, False]
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - BOX_WIDTH
        assert 0 <= box.y <= drawing.height - BOX_HEIGHT
    assert drawing == draw(AGREEMENTS)


def test_boxes_do_not_overlap_and_a_circle_can_be_drawn() -> None:
    boxes = draw([*AGREEMENTS, Agreement("Politie", "Awel", "een gesprek", is_warm=False)]).boxes
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert abs(one.x - other.x) >= BOX_WIDTH or abs(one.y - other.y) >= BOX_HEIGHT


def test_long_name_is_cut_on_two_lines() -> None:
    name = "Vertrouwenspersoon en preventieadviseur psychosociale aspecten van het werk"
    box = next(box for box in draw([Agreement(name, "x", "y", is_warm=True)]).boxes if box.lines != ("x",))
    assert len(box.lines) == 2
    assert box.lines[1].endswith("…")


def test_nothing_agreed_is_no_drawing() -> None:
    assert draw([]) is None
