"""A poster is proven on its finished file, by two decoders that know nothing of each other."""

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from gridcredit.domain.errors import FileUnreadable, PosterUnreadable, StorageFailed
from gridcredit.paper.proof import (
    DPI,
    OURS,
    ZXING,
    PageProof,
    prove,
    read_back,
    read_with_ours,
    read_with_zxing,
)
from gridcredit.paper.qr import module_mm, modules
from gridcredit.paper.sheet import Box, Rect, Sheet
from gridcredit.posters.layout import CODE_MM, Poster, poster_sheets
from gridcredit.posters.press import print_posters
from tests.paper.drawing import write_pdf

pytestmark = pytest.mark.usefixtures("qapp")

Made = Callable[..., Poster]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "posters.pdf"


def raster(pdf: Path, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=DPI / 72, grayscale=True).to_pil().copy()


def test_both_decoders_read_every_page(pdf: Path, poster_of: Made) -> None:
    posters = [poster_of(link=f"https://credit.example.cn/r?p={serial}") for serial in range(5)]
    proofs = print_posters(pdf, posters, "海报")
    assert [proof.page for proof in proofs] == [1, 2, 3, 4, 5]
    for proof, poster in zip(proofs, posters, strict=True):
        assert [(reading.decoder, reading.text) for reading in proof.decoded] == [
            (ZXING, poster.link),
            (OURS, poster.link),
        ]
        assert proof.ok


def test_the_measured_module_is_the_drawn_one(pdf: Path, poster_of: Made) -> None:
    (proof,) = print_posters(pdf, [poster_of()], "海报")
    drawn = module_mm(len(modules(poster_of().link, CODE_MM)), CODE_MM)
    assert proof.module_mm == pytest.approx(drawn, rel=0.01)


def test_any_poster_file_can_be_read_back(pdf: Path, poster_of: Made) -> None:
    print_posters(pdf, [poster_of(), poster_of(link="https://a.cn/枣庄")], "海报")
    proofs = read_back(pdf)
    assert all(proof.ok for proof in proofs)
    assert proofs[1].decoded[0].text == "https://a.cn/枣庄"


def test_the_longest_link_beside_a_picture_still_reads(
    pdf: Path, poster_of: Made, official_image: bytes
) -> None:
    link = "https://credit.example.cn/" + "aB3-" * 120
    (proof,) = print_posters(pdf, [poster_of(link=link, image=official_image)], "海报")
    assert proof.ok
    assert proof.module_mm > 0.5


def test_a_page_whose_only_code_is_official_needs_no_reading(
    pdf: Path, poster_of: Made, official_image: bytes
) -> None:
    (proof,) = print_posters(pdf, [poster_of(link="", image=official_image)], "海报")
    assert proof == PageProof(1, 0.0, ())
    assert not read_back(pdf)[0].ok


def test_an_official_qr_code_beside_ours_does_not_stand_for_it(pdf: Path, poster_of: Made) -> None:
    import qrcode

    picture = io.BytesIO()
    qrcode.make("https://weixin.example.cn/other").save(picture)
    (proof,) = print_posters(pdf, [poster_of(image=picture.getvalue())], "海报")
    assert {reading.text for reading in proof.decoded} == {poster_of().link}


def test_another_text_is_refused(pdf: Path, poster_of: Made) -> None:
    print_posters(pdf, [poster_of(), poster_of()], "海报")
    with pytest.raises(PosterUnreadable) as told:
        prove(pdf, [poster_of().link, "https://credit.example.cn/other"])
    assert (told.value.page, told.value.reason) == (2, "other_text")


def test_another_number_of_pages_is_refused(pdf: Path, poster_of: Made) -> None:
    print_posters(pdf, [poster_of()], "海报")
    with pytest.raises(PosterUnreadable) as told:
        prove(pdf, [poster_of().link] * 2)
    assert (told.value.page, told.value.reason) == (2, "page_count")


def test_a_covered_code_is_refused(pdf: Path, poster_of: Made) -> None:
    (sheet,) = poster_sheets([poster_of()])
    covered = Sheet(*(210.0, 297.0), (*sheet.items, Rect(Box(60, 80, 40, 40), fill="#FFFFFF")))
    write_pdf(pdf, [covered], "x")
    with pytest.raises(PosterUnreadable) as told:
        prove(pdf, [poster_of().link])
    assert (told.value.page, told.value.reason) == (1, "unreadable")


def test_a_scratch_that_error_correction_forgives_is_still_refused(
    pdf: Path, poster_of: Made
) -> None:
    (sheet,) = poster_sheets([poster_of()])
    scratched = Sheet(*(210.0, 297.0), (*sheet.items, Rect(Box(100, 120, 8, 8), fill="#FFFFFF")))
    write_pdf(pdf, [scratched], "x")
    theirs, ours = read_back(pdf)[0].decoded
    assert (theirs.text, ours.text) == (poster_of().link, "")
    assert not ours.ok


def _jpeg(image: Image.Image) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=25)
    return Image.open(buffer).convert("L")


WORSE: dict[str, Callable[[Image.Image], Image.Image]] = {
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(1.5)),
    "half the size": lambda image: image.resize((image.width // 2, image.height // 2)),
    "pale": lambda image: image.point([70 + round(grey * 0.6) for grey in range(256)]),
    "noisy": lambda image: Image.blend(image, Image.effect_noise(image.size, 80), 0.3),
    "compressed": _jpeg,
}


@pytest.mark.parametrize("how", WORSE)
def test_a_worse_picture_of_the_page_still_reads(pdf: Path, poster_of: Made, how: str) -> None:
    print_posters(pdf, [poster_of()], "海报")
    worse = WORSE[how](raster(pdf))
    assert read_with_zxing(worse) == [poster_of().link]
    assert [code.text for code in read_with_ours(worse)] == [poster_of().link]


def test_a_file_that_is_no_pdf_is_told(pdf: Path) -> None:
    pdf.write_bytes(b"%PDF-1.4 nothing more")
    with pytest.raises(FileUnreadable) as told:
        read_back(pdf)
    assert (told.value.file, told.value.reason) == ("posters.pdf", "not_a_pdf")


def test_a_missing_file_is_told(pdf: Path) -> None:
    with pytest.raises(StorageFailed):
        read_back(pdf)


def test_an_empty_page_has_no_code(pdf: Path) -> None:
    write_pdf(pdf, [Sheet(210, 297, ())], "x")
    (proof,) = read_back(pdf)
    assert [reading.text for reading in proof.decoded] == ["", ""]
    assert not proof.ok


def test_progress_tells_of_drawing_and_proving(pdf: Path, poster_of: Made) -> None:
    told: list[tuple[int, int, str]] = []
    print_posters(pdf, [poster_of()] * 2, "海报", lambda *step: told.append(step))
    assert told == [(done, 2, what) for what in ("drawing", "proving") for done in range(3)]


def test_an_unproven_file_never_gets_its_name(
    pdf: Path, poster_of: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A wrongly drawn code cannot be had from the outside, so the drawing is spoilt here.
    monkeypatch.setattr(
        "gridcredit.posters.press.poster_sheets",
        lambda posters: poster_sheets([poster_of(link="https://wrong.example.cn")]),
    )
    with pytest.raises(PosterUnreadable):
        print_posters(pdf, [poster_of()], "海报")
    assert list(pdf.parent.iterdir()) == []
