# SPDX-License-Identifier: EUPL-1.2
import re
from xml.etree import ElementTree

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.web.shared import charts
from samenspraak.web.shared.charts import CORNERS, Cloud, Layer, Rose, Side, Stances

AXES = tuple("abcdefgh")
SVG = "{http://www.w3.org/2000/svg}"
weights = st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)).filter(any)
marks = st.lists(st.none() | st.floats(1, 5), min_size=8, max_size=8).map(tuple)


def drawing(svg: str) -> ElementTree.Element:
    """The SVG, parsed as a browser would take it inside a page."""
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def render(template: str, **context) -> str:
    return Template(template).render(Context(context))


def outlines(rose: Rose) -> list[list[float]]:
    found = drawing(charts.compass_rose(rose)).iter(f"{SVG}polygon")
    return [[float(n) for n in re.split("[ ,]", p.get("points"))] for p in found if "series" in p.get("class")]


def test_the_rose_points_north_first_and_goes_clockwise():
    full = outlines(Rose("Rose", AXES, (Layer("now", (5, 0, 0, 0, 0, 0, 0, 0)),)))[0]
    assert full[:2] == [240.0, 36.0]
    east = outlines(Rose("Rose", AXES, (Layer("now", (0, 0, 5, 0, 0, 0, 0, 0)),)))[0]
    assert east[4:6] == [372.0, 168.0]


def test_what_nobody_answered_is_left_out_of_the_drawing_and_said_in_the_table():
    rose = Rose("Rose", AXES, (Layer("now", (3, None, 4, None, 2, None, 1, None)),))
    assert len(outlines(rose)[0]) == 4 * 2
    assert render("{% compass_rose rose %}", rose=rose).count("–</span>") == 4


def test_two_answers_make_no_shape():
    assert outlines(Rose("Rose", AXES, (Layer("now", (3, 4, *[None] * 6)),))) == []


@given(marks)
def test_a_rose_is_always_sound_svg_within_its_frame(values):
    svg = drawing(charts.compass_rose(Rose("Rose", AXES, (Layer("now", values), Layer("wanted", values, wanted=True)))))
    for circle in svg.iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cx")) <= charts.ROSE_WIDTH
        assert 0 <= float(circle.get("cy")) <= charts.ROSE_HEIGHT


@given(weights)
def test_every_dot_lies_in_the_triangle(dot):
    x, y = charts.at(dot)
    (top_x, top_y), (left, bottom), (right, _) = CORNERS
    assert top_y <= y <= bottom
    reach = (right - left) / 2 * (y - top_y) / (bottom - top_y)
    assert abs(x - top_x) <= reach + 1e-6


def test_corners_are_reached_and_more_dots_grow():
    assert [charts.at(w) for w in ((1, 0, 0), (0, 1, 0), (0, 0, 1))] == list(CORNERS)
    cloud = Cloud("Cloud", ("a", "b", "c"), (Side("all", ((50, 25, 25),) * 4 + ((0, 100, 0),)),))
    circles = list(drawing(charts.triangle_cloud(cloud)).iter(f"{SVG}circle"))
    assert sorted(float(c.get("r")) for c in circles) == [5.0, 10.2, 12.0]


def test_thousands_of_dots_stay_a_small_drawing():
    dots = tuple((a, b, 100 - a - b) for a in range(101) for b in range(101 - a))
    assert len(charts.triangle_cloud(Cloud("Cloud", ("a", "b", "c"), (Side("all", dots),)))) < 25_000


def test_the_table_has_the_mean_of_each_side():
    cloud = Cloud("Cloud", ("a", "b", "c"), (Side("residents", ((60, 20, 20), (20, 60, 20))), Side("nobody", ())))
    assert cloud.rows == [("residents", 2, (40, 40, 20)), ("nobody", 0, None)]
    assert "residents" in render("{% triangle_cloud cloud %}", cloud=cloud)


def test_a_bar_is_shared_out_by_number():
    widths = [float(r.get("width")) for r in drawing(charts.stance_bar(Stances(3, 0, 1))).iter(f"{SVG}rect")]
    assert widths == [298.0, 0.0, 98.0]
    assert drawing(charts.stance_bar(Stances(0, 0, 0))) is not None


def test_names_people_chose_cannot_break_out():
    evil = '"><script>x</script>'
    rose = Rose(evil, (evil, *AXES[1:]), (Layer(evil, (3,) * 8),), description=evil)
    page = render("{% compass_rose rose %}{% triangle_cloud cloud %}", rose=rose, cloud=Cloud(evil, (evil,) * 3, ()))
    assert "<script" not in page
    assert "style=" not in page
