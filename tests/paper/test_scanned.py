"""Worn pages come apart, upright and straight, each with its own code or with none."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from gridcredit.domain.pledge_codes import read_code
from gridcredit.paper.archiving import MOST_BYTES, ArchiveKind, archive_copy
from gridcredit.paper.scan_codes import codes_at_a_look
from gridcredit.paper.scan_files import UnreadPicture
from gridcredit.paper.scanned import ScannedPage, pages_of
from gridcredit.paper.straightening import skew_of
from gridcredit.sync.sheets import SheetKind, cut
from tests.paper.worn import (
    A5,
    BLUE,
    Wear,
    beside,
    draw_code,
    filed,
    numbered,
    sheet,
    sign,
    worn,
    worn_picture,
)

POSTER = "https://credit.example.cn/lhf?grid=370499002001001"
DPI = 150


def read(image: Image.Image, jpeg: int = 0) -> list[ScannedPage]:
    content, _ = filed(image, Wear(jpeg=jpeg))
    found = list(pages_of(content, "x"))
    pages = [page for page in found if isinstance(page, ScannedPage)]
    assert len(pages) == len(found)
    return pages


def codes(pages: list[ScannedPage]) -> list[str]:
    """Numbers' last four digits, blank for a page that stands alone."""
    return [page.code.number[-4:] if page.code else "" for page in pages]


def opened(page: ScannedPage) -> Image.Image:
    return Image.open(io.BytesIO(page.archive)).convert("L")


@pytest.mark.parametrize("seed", range(12))
def test_a_worn_page_comes_upright_with_its_code_and_small(seed: int) -> None:
    made = worn_picture(seed, DPI, (A5,))
    pages = [page for page in pages_of(made.content, "x") if isinstance(page, ScannedPage)]
    assert [page.code for page in pages] == [read_code(text) for text in made.texts]
    for page, text in zip(pages, made.texts, strict=True):
        assert page.turns == made.wear.turns
        assert abs(page.skew - made.wear.skew) <= 0.3
        assert len(page.archive) <= MOST_BYTES
        assert not page.others
        (code,) = codes_at_a_look(opened(page))
        assert (code.text, round(code.angle / 5)) == (text, 0)


@pytest.mark.parametrize("dpi", [200, 300])
def test_finer_scans_are_no_worse(dpi: int) -> None:
    wear = Wear(dpi, skew=-4.5, turns=3, noise=5, blur=0.8, shadow=90, desk=0.05, jpeg=70)
    (page,) = read(worn(sheet(numbered(7), dpi), wear), jpeg=70)
    assert codes([page]) == ["0007"]
    assert abs(skew_of(opened(page))) <= 0.3


def test_what_is_black_on_white_becomes_two_levels_and_what_has_shadows_stays_grey() -> None:
    clean = worn(sheet(numbered(1), DPI, A5), Wear(DPI, noise=3))
    assert [page.kind for page in read(clean)] == [ArchiveKind.BILEVEL]
    shaded = worn(sheet(numbered(1), DPI, A5), Wear(DPI, noise=3, shadow=120))
    assert [page.kind for page in read(shaded)] == [ArchiveKind.GREY]


def test_a_page_of_a_photo_is_not_made_black_and_white() -> None:
    page = sheet(numbered(1), DPI, A5)
    photo = Image.radial_gradient("L").resize((500, 400))
    page.paste(photo, (150, 500))
    assert [page.kind for page in read(page)] == [ArchiveKind.GREY]


@pytest.mark.parametrize("ink", [BLUE, (222, 230, 250), (235, 240, 252)])
@pytest.mark.parametrize(("dpi", "noise"), [(150, 4.0), (300, 0.0)])
def test_a_faint_signature_survives(ink: tuple[int, int, int], noise: float, dpi: int) -> None:
    page = sheet(numbered(3), dpi, A5)
    ImageDraw.Draw(page).rectangle((0, page.height - 40 * dpi // 25, page.width, page.height), 255)
    page = page.convert("RGB")
    line = sign(page, dpi, 5, ink)
    (found,) = read(worn(page, Wear(dpi, noise=noise, jpeg=85)), jpeg=85)
    kept = opened(found)
    scale = kept.width / page.width
    reach = kept.reduce(3)
    on = [reach.getpixel((int(x * scale / 3), int(y * scale / 3))) for x, y in line]
    beside_it = [reach.getpixel((int(x * scale / 3), int((y * scale + 60) / 3))) for x, y in line]
    assert sum(beside_it) / len(on) - sum(on) / len(on) > 8  # type: ignore[arg-type]


def test_the_code_is_read_from_the_copy_or_a_better_copy_is_kept() -> None:
    """A code as small as nobody prints: two levels and small sizes lose it."""
    page = sheet("", 300)
    draw_code(page, numbered(4), 300, module_mm=0.24)
    copy = archive_copy(page, numbered(4))
    assert numbered(4) in copy.texts
    (found,) = read(page)
    assert codes([found]) == ["0004"]


def test_a_code_that_no_copy_holds_leaves_the_page_whole() -> None:
    page = sheet(numbered(5), DPI, A5)
    copy = archive_copy(page, numbered(6))
    assert copy.kind is ArchiveKind.LOSSLESS
    assert ImageChops.difference(page, Image.open(io.BytesIO(copy.content))).getbbox() is None


# Two to a sheet


def two(left: str, right: str, dpi: int = DPI) -> tuple[Image.Image, Image.Image]:
    return sheet(left, dpi, A5, 1), sheet(right, dpi, A5, 2)


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("skew", [0.0, 4.0])
def test_two_pages_side_by_side_become_two(turns: int, skew: float) -> None:
    image = worn(beside(*two(numbered(1), numbered(2))), Wear(DPI, skew, turns, noise=3))
    pages = read(image)
    assert codes(pages) == ["0001", "0002"]
    assert [page.part for page in pages] == [1, 2]
    assert {page.turns for page in pages} == {turns}
    assert all(abs(skew_of(opened(page))) <= 0.3 for page in pages)


def test_two_pages_head_to_foot_are_each_upright() -> None:
    left, right = two(numbered(1), numbered(2))
    pages = read(worn(beside(left, right.rotate(180)), Wear(DPI, skew=2, turns=1)))
    assert sorted(codes(pages)) == ["0001", "0002"]
    assert all(abs(codes_at_a_look(opened(page))[0].angle) < 3 for page in pages)


def test_two_papers_laid_each_its_own_way_are_each_straight() -> None:
    left, right = two(numbered(1), numbered(2))
    leant = [worn(left, Wear(skew=2.5)), worn(right, Wear(skew=-2))]
    pages = read(beside(*leant))
    assert codes(pages) == ["0001", "0002"]
    assert all(abs(skew_of(opened(page))) <= 0.3 for page in pages)


def test_a_page_beside_one_without_a_readable_code_is_cut_off_it() -> None:
    """Nothing is taken over: the other half stands alone."""
    for left, right, wanted in (
        (numbered(1), "", ["0001", ""]),
        ("", numbered(2), ["", "0002"]),
        (numbered(1), POSTER, ["0001", ""]),
    ):
        pages = read(beside(*two(left, right)))
        assert codes(pages) == wanted
        assert not any(page.is_blank for page in pages)


def test_one_small_paper_on_a_large_glass_leaves_a_blank_half() -> None:
    paper = sheet(numbered(1), DPI, A5)
    pages = read(beside(paper, Image.new("L", paper.size, 255)))
    assert codes(pages) == ["0001", ""]
    assert [page.is_blank for page in pages] == [False, True]


def test_one_number_twice_on_a_sheet_is_two_pages() -> None:
    pages = read(beside(*two(numbered(1), numbered(1))))
    assert codes(pages) == ["0001", "0001"]


def test_four_to_a_sheet_become_four() -> None:
    rows = [beside(*two(numbered(at), numbered(at + 1))) for at in (1, 3)]
    whole = Image.new("L", (rows[0].width, rows[0].height * 2), 255)
    for at, row in enumerate(rows):
        whole.paste(row, (0, at * row.height))
    assert sorted(codes(read(whole))) == ["0001", "0002", "0003", "0004"]


def test_a_single_page_on_a_photo_taken_across_is_not_cut() -> None:
    page = sheet(numbered(1), DPI, A5)
    desk = Image.new("L", (page.width * 2, page.height + 60), 120)
    desk.paste(page, (page.width // 2, 30))
    assert codes(read(worn(desk, Wear(noise=3, shadow=40)), jpeg=80)) == ["0001"]


def test_two_numbers_on_what_cannot_be_cut_are_none() -> None:
    page = sheet(numbered(1), DPI, A5)
    code = sheet(numbered(2), DPI, A5).crop((page.width - 250, 60, page.width - 60, 250))
    page.paste(code, (page.width - 270, 280))
    page.paste(0, (0, 300, page.width - 300, 330))
    pages = read(page)
    assert codes(pages) == [""]
    assert set(pages[0].others) == {numbered(1), numbered(2)}


# Codes of others


def strange_texts() -> list[str]:
    piece = cut(b"a package" * 30, SheetKind.RECEIPT, "x")[0][0]
    wrong = numbered(9)[:-1] + ("A" if numbered(9)[-1] != "A" else "B")
    return [POSTER, piece, wrong, "6901234567892", "GCP2:370499002-001-2026-0001-1A"]


@pytest.mark.parametrize("text", strange_texts())
def test_a_foreign_code_is_told_and_files_nothing(text: str) -> None:
    page = sheet("", DPI, A5)
    draw_code(page, text, DPI)
    (found,) = read(worn(page, Wear(DPI, skew=2, noise=3)))
    assert (found.code, found.others, found.is_blank) == (None, (text,), False)


@pytest.mark.parametrize("text", strange_texts())
def test_a_foreign_code_beside_ours_never_wins(text: str) -> None:
    page = sheet(numbered(8), DPI, A5)
    draw_code(page, text, DPI, margin_mm=60)
    (found,) = read(worn(page, Wear(DPI, skew=1, turns=2)))
    assert codes([found]) == ["0008"]
    assert found.others == (text,)
    assert found.turns == 2


# Blank pages


def test_a_white_page_is_said_to_be_blank_and_is_not_dropped() -> None:
    back = Image.new("L", (874, 1240), 248)
    (found,) = read(worn(back, Wear(noise=4, skew=1)), jpeg=80)
    assert found.is_blank
    assert opened(found).width


def test_tinted_paper_is_not_blank() -> None:
    for paper in ((255, 250, 200), (200, 235, 200), (255, 215, 225), (190, 190, 190)):
        (found,) = read(Image.new("RGB", (874, 1240), paper), jpeg=85)
        assert not found.is_blank, paper


def test_a_page_with_little_on_it_is_not_blank() -> None:
    back = Image.new("RGB", (874, 1240), "white")
    sign(back, DPI, 3, (222, 230, 250))
    assert not read(worn(back, Wear(noise=3)), jpeg=85)[0].is_blank
    coded = Image.new("L", (874, 1240), 255)
    draw_code(coded, POSTER, DPI)
    assert not read(coded)[0].is_blank


def test_an_upside_down_page_without_a_code_is_kept_as_it_lay() -> None:
    page = worn(sheet("", DPI, A5), Wear(DPI, skew=3))
    (found,) = read(page)
    assert (found.code, found.turns, found.is_blank) == (None, 0, False)
    assert abs(found.skew - 3) <= 0.3


def test_the_same_picture_gives_the_same_bytes() -> None:
    made = worn_picture(6, DPI)
    first, again = (list(pages_of(made.content, "x")) for _ in range(2))
    assert first == again
    assert not any(isinstance(page, UnreadPicture) for page in first)
    assert replace(made.wear, dpi=DPI) == made.wear
