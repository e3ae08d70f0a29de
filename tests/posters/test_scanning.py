"""Codes come back from scans and photos as offices make them, and from nothing else."""

import io
import random
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from gridcredit.domain.errors import FileUnreadable, SheetUnreadable, StorageFailed
from gridcredit.paper.codesheet import Heading, code_sheet
from gridcredit.paper.proof import prove_codes
from gridcredit.paper.qr import text_modules
from gridcredit.posters import scanning
from gridcredit.posters.pictures import picture_kind
from gridcredit.posters.scanning import read_codes
from tests.paper.drawing import write_pdf
from tests.posters.scans import PHOTO, SCAN, Harm, harmed

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
WORDS = Heading("一", "二", "三", "四", "五", "六", "七", "八")
Texts = set[str]


def made_texts(count: int, length: int) -> list[str]:
    chance = random.Random(count)
    return ["".join(chance.choices(SIGNS, k=length)) for _ in range(count)]


@pytest.fixture(scope="session")
def dense() -> Texts:
    """What the densest sheet holds: a dozen codes of 85 modules."""
    return set(made_texts(12, 734))


@pytest.fixture(scope="session")
def printed(dense: Texts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That sheet as a file, and behind it one with a single large code."""
    file = tmp_path_factory.mktemp("printed") / "sheets.pdf"
    single = made_texts(1, 900)
    sheets = [
        code_sheet(WORDS, [text_modules(text) for text in texts])
        for texts in (sorted(dense), single)
    ]
    write_pdf(file, sheets, "x")
    return file


Page = Callable[[int], Image.Image]


@pytest.fixture(scope="session")
def page(printed: Path) -> Page:
    """The dense sheet as a scanner sees it, at so many dots an inch."""

    def at(dpi: int) -> Image.Image:
        document = pypdfium2.PdfDocument(printed)
        image: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil().copy()
        document.close()
        return image

    return at


def read(file: Path, wanted: Texts) -> Texts:
    """Everything on every page; the search goes on until all that is wanted is there."""
    pages = read_codes(file, lambda found: wanted <= found)
    return {text for _, _, texts in pages for text in texts}


@pytest.mark.parametrize(
    "harm",
    [
        SCAN,
        Harm(turned=-4, blur=1.0, noise=16, jpeg=60),
        Harm(turned=90, blur=0.6, noise=5, jpeg=60),
        Harm(turned=2, curl=12, blur=0.8, noise=8, jpeg=60),
        Harm(turned=-3, lean=0.06, shade=90, blur=0.8, noise=8, jpeg=60),
    ],
    ids=["scan", "noisy", "sideways", "curled", "leant"],
)
def test_a_scan_at_150_dpi_gives_every_code(
    page: Page, dense: Texts, tmp_path: Path, harm: Harm
) -> None:
    file = tmp_path / "scan.jpg"
    file.write_bytes(harmed(page(150), harm))
    assert read(file, dense) == dense


@pytest.mark.parametrize(
    "harm",
    [PHOTO, Harm(turned=12, lean=0.3, curl=25, shade=140, blur=1.6, noise=10, jpeg=70)],
    ids=["askew", "from the side"],
)
def test_a_photo_taken_askew_in_uneven_light_gives_every_code(
    page: Page, dense: Texts, tmp_path: Path, harm: Harm
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(harmed(page(200), harm))
    assert read(file, dense) == dense


def test_a_stain_costs_the_codes_below_it_alone(page: Page, dense: Texts, tmp_path: Path) -> None:
    stained = page(150)
    stained.paste(90, (450, 600, 800, 900))
    file = tmp_path / "scan.png"
    stained.save(file)
    found = read(file, dense)
    assert 8 <= len(found) < len(dense)
    assert found < dense


def test_scans_bound_into_one_pdf_are_read_page_by_page(
    page: Page, dense: Texts, tmp_path: Path
) -> None:
    scan = Image.open(io.BytesIO(harmed(page(150), SCAN)))
    file = tmp_path / "scans.pdf"
    scan.save(file, "PDF", resolution=150, save_all=True, append_images=[page(150)])
    pages = list(read_codes(file, lambda found: dense <= found))
    assert [(number, count) for number, count, _ in pages] == [(1, 2), (2, 2)]
    assert [texts for _, _, texts in pages] == [dense, dense]


def test_what_was_printed_is_read_without_any_paper(printed: Path, dense: Texts) -> None:
    pages = [texts for _, _, texts in read_codes(printed, lambda found: len(found) in (1, 12))]
    assert pages == [dense, set(made_texts(1, 900))]


def test_a_see_through_picture_lies_on_white(page: Page, dense: Texts, tmp_path: Path) -> None:
    grey = page(150)
    clear = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=grey.point(lambda level: 255 - level))
    file = tmp_path / "clear.png"
    clear.save(file)
    assert read(file, dense) == dense


def test_the_search_ends_as_soon_as_there_is_enough(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    page(150).save(file)
    looks = []
    list(read_codes(file, lambda found: bool(looks.append(len(found)) or found)))
    assert looks == [12]


def test_a_picture_without_codes_is_searched_in_every_way_and_gives_none(tmp_path: Path) -> None:
    file = tmp_path / "holiday.jpg"
    file.write_bytes(harmed(Image.new("L", (400, 300), 200), SCAN))
    looks: list[Texts] = []
    assert list(read_codes(file, lambda found: bool(looks.append(found)))) == [(1, 1, set())]
    assert len(looks) == 5


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "not_an_image"),
        (b"\xff\xd8\xff" + bytes(40), "not_an_image"),
        (b"%PDF-1.7\nnothing", "not_a_pdf"),
    ],
)
def test_a_broken_picture_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "broken"
    file.write_bytes(content)
    assert picture_kind(file)
    with pytest.raises(FileUnreadable) as refused:
        list(read_codes(file, bool))
    assert refused.value.reason == reason


def test_a_cut_photo_is_refused(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(harmed(page(100), SCAN)[:9_000])
    with pytest.raises(FileUnreadable):
        list(read_codes(file, bool))


def test_a_picture_too_large_for_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "huge.png"
    Image.new("1", (600, 600)).save(file)
    monkeypatch.setattr(scanning, "_MOST_PIXELS", 300_000)
    with pytest.raises(FileUnreadable) as refused:
        list(read_codes(file, bool))
    assert refused.value.reason == "file_too_large"
    monkeypatch.setattr(scanning, "MOST_BYTES", 10)
    with pytest.raises(FileUnreadable):
        list(read_codes(file, bool))


def test_a_file_is_a_picture_by_its_content(tmp_path: Path) -> None:
    for name, content, expected in (
        ("a.gcpkg", b"%PDF-1.4", True),
        ("b.jpg", b"PK\x03\x04", False),
        ("c.png", b"", False),
    ):
        (tmp_path / name).write_bytes(content)
        assert bool(picture_kind(tmp_path / name)) is expected
    with pytest.raises(StorageFailed):
        picture_kind(tmp_path / "nowhere.jpg")


@pytest.mark.parametrize("page_of", [1, 2])
def test_the_proof_wants_exactly_the_codes_of_each_page(
    printed: Path, dense: Texts, page_of: int
) -> None:
    told = [dense, set(made_texts(1, 900))]
    prove_codes(printed, told)
    for wrong in (told[page_of - 1] | {"ONE MORE"}, set(sorted(told[page_of - 1])[1:])):
        expected = [wrong if at == page_of else texts for at, texts in enumerate(told, 1)]
        with pytest.raises(SheetUnreadable) as refused:
            prove_codes(printed, expected)
        assert refused.value.sheet == page_of
