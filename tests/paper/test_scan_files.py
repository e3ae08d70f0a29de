"""Every picture of a file is read or named with its reason, and the rest goes on."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gridcredit.paper import scan_files
from gridcredit.paper.scan_files import Picture, Source, UnreadPicture, count_pictures, pictures_in

SIZE = (60, 90)


def marked(level: int = 0) -> Image.Image:
    """White, its upper left corner not."""
    image = Image.new("L", SIZE, 255)
    ImageDraw.Draw(image).rectangle((0, 0, 20, 20), level)
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **how)  # type: ignore[arg-type]
    return written.getvalue()


def told(source: Source, only: range | None = None) -> list[str]:
    """What came of each picture: a reason, or `read`."""
    return [
        found.reason if isinstance(found, UnreadPicture) else "read"
        for found in pictures_in(source, "x", only)
    ]


def read(source: Source) -> list[Picture]:
    found = list(pictures_in(source, "x"))
    assert not [one for one in found if isinstance(one, UnreadPicture)]
    return [one for one in found if isinstance(one, Picture)]


def darkest_corner(image: Image.Image) -> str:
    """Where the mark is."""
    wide, high = image.size
    corners = {
        "upper left": image.getpixel((5, 5)),
        "upper right": image.getpixel((wide - 5, 5)),
        "lower left": image.getpixel((5, high - 5)),
        "lower right": image.getpixel((wide - 5, high - 5)),
    }
    return min(corners, key=lambda corner: corners[corner])  # type: ignore[arg-type, return-value]


def many(levels: range) -> bytes:
    """A TIFF of several pages."""
    first, *rest = (marked(level) for level in levels)
    return saved(first, "TIFF", save_all=True, append_images=rest)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "PDF"])
def test_every_kind_of_picture_is_read_in_grey(kind: str, tmp_path: Path) -> None:
    content = saved(marked().convert("RGB"), kind)
    (tmp_path / "a").write_bytes(content)
    for source in (content, tmp_path / "a"):
        (found,) = read(source)
        assert (found.grey.mode, darkest_corner(found.grey)) == ("L", "upper left")
        assert count_pictures(source) == 1


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16"])
def test_every_depth_of_colour_is_read(mode: str) -> None:
    image = marked()
    if mode == "I;16":
        image = Image.frombytes(
            "I;16", SIZE, b"".join(struct.pack("<H", level * 257) for level in image.tobytes())
        )
    (found,) = read(saved(image.convert(mode), "TIFF"))
    assert found.grey.getpixel((5, 5)) < 10  # type: ignore[operator]
    assert found.grey.getpixel((50, 80)) > 245  # type: ignore[operator]


def test_what_is_see_through_lies_on_white() -> None:
    image = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    (found,) = read(saved(image, "PNG"))
    assert found.grey.getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(0, "upper left"), (1, "upper left"), (3, "lower right"), (6, "upper right"),
     (8, "lower left"), (99, "upper left")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG"])
def test_a_picture_is_turned_as_its_camera_says(kind: str, orientation: int, corner: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    (found,) = read(saved(marked(), kind, exif=exif))
    assert darkest_corner(found.grey) == corner
    assert found.grey.size == (SIZE if corner in ("upper left", "lower right") else SIZE[::-1])


def test_every_page_of_a_tiff_comes_in_its_order() -> None:
    content = many(range(0, 200, 20))
    assert count_pictures(content) == 10
    found = read(content)
    assert [one.grey.getpixel((5, 5)) for one in found] == list(range(0, 200, 20))
    assert [(one.origin.picture, one.origin.pictures) for one in found] == [
        (at, 10) for at in range(1, 11)
    ]


def test_a_range_of_pages_can_be_asked_for() -> None:
    found = list(pictures_in(many(range(0, 100, 20)), "x", range(2, 4)))
    assert [one.origin.picture for one in found] == [2, 3]
    assert [one.grey.getpixel((5, 5)) for one in found if isinstance(one, Picture)] == [20, 40]


def test_a_tiff_that_was_cut_names_what_is_missing() -> None:
    content = many(range(0, 100, 20))
    cut = content[: len(content) * 3 // 5]
    found = told(cut)
    assert len(found) == count_pictures(cut)
    assert found[0] == "read"
    assert found[-1] == "picture_broken"


def test_a_broken_page_does_not_hide_the_next_ones() -> None:
    pages = [saved(marked(level), "TIFF", compression="tiff_lzw") for level in (0, 20, 40)]
    content = bytearray(many_of(pages))
    assert told(bytes(content)) == ["read"] * 3
    at = content.find(strip_of(pages[1]))
    content[at : at + 40] = b"\xff" * 40
    assert told(bytes(content)) == ["read", "picture_broken", "read"]


def many_of(pages: list[bytes]) -> bytes:
    images = [Image.open(io.BytesIO(page)) for page in pages]
    how = {"save_all": True, "append_images": images[1:], "compression": "tiff_lzw"}
    return saved(images[0], "TIFF", **how)


def strip_of(page: bytes) -> bytes:
    """The compressed pixels of a TIFF of one strip."""
    with Image.open(io.BytesIO(page)) as image:
        at, length = image.tag_v2[273][0], image.tag_v2[279][0]  # type: ignore[attr-defined]
    return page[at : at + length]


def test_pages_of_a_pdf_come_in_their_order_and_as_fine_as_they_were_scanned() -> None:
    pages = [Image.new("L", (1240, 1754), level) for level in (250, 200, 150)]
    how = {"save_all": True, "append_images": pages[1:], "resolution": 150}
    content = saved(pages[0], "PDF", **how)
    found = read(content)
    assert count_pictures(content) == 3
    assert [round(one.grey.getpixel((500, 500)) / 10) for one in found] == [25, 20, 15]  # type: ignore[operator]
    assert all(abs(one.grey.width - 1240) <= 2 for one in found)


def test_a_thumbnail_of_a_page_is_not_drawn_at_its_own_fineness() -> None:
    """A page of a stamp's size with a fine picture in it is drawn at 300 dpi, not at 2,900."""
    content = saved(Image.new("L", (2000, 2900), 255), "PDF", resolution=2900)
    (found,) = read(content)
    assert max(found.grey.size) <= 310


def test_a_page_as_large_as_a_wall_is_drawn_coarser() -> None:
    content = pdf(b"/MediaBox [0 0 14400 14400]")
    (found,) = read(content)
    assert found.grey.width * found.grey.height <= 25_000_000


def pdf(page: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page, written by hand."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R " + page + b">>endobj\n"
        b"trailer<</Root 1 0 R" + trailer + b">>\n%%EOF\n"
    )


def test_a_locked_pdf_is_named() -> None:
    lock = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (
        b"11" * 32,
        b"22" * 32,
    )
    content = pdf(b"/MediaBox [0 0 200 200]", lock)
    assert told(content) == ["locked_pdf"]
    assert count_pictures(content) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), "heic"),
        (b"%PDF-1.7\nnothing more", "picture_broken"),
        (b"", "not_a_picture"),
        (b"PK\x03\x04 a workbook", "not_a_picture"),
        ("第一行\n".encode() * 20, "not_a_picture"),
        (saved(marked(), "PNG")[:60], "picture_broken"),
        (saved(marked().resize((600, 900)), "JPEG")[:-500], "picture_broken"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    assert told(content) == [reason]
    assert count_pictures(content) == 1


def test_a_picture_larger_than_any_sheet_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_files, "MOST_PIXELS", 5_000)
    assert told(saved(marked(), "PNG")) == ["picture_too_large"]
    assert told(many(range(0, 60, 20))) == ["picture_too_large"] * 3


def test_a_picture_that_unpacks_to_more_than_any_memory_is_named() -> None:
    """Ten thousand million pixels in a hundred bytes."""
    header = struct.pack(">II5B", 100_000, 100_000, 8, 0, 0, 0, 0)
    content = bytearray(saved(marked(), "PNG"))
    content[16:29] = header
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    assert told(bytes(content)) == ["picture_too_large"]


def test_a_picture_of_many_pixels_is_looked_at_with_fewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_files, "_ENOUGH_PIXELS", 2_000)
    for kind in ("JPEG", "PNG"):
        (found,) = read(saved(marked(), kind))
        assert 1_000 < found.grey.width * found.grey.height <= 2_300


def test_a_file_that_is_not_there_is_the_disks_word(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        told(tmp_path / "none.jpg")


def test_tinted_paper_is_known_by_its_colour() -> None:
    for kind in ("JPEG", "PNG", "TIFF", "PDF"):
        for paper, is_tinted in (((255, 250, 205), True), ((250, 250, 248), False)):
            image = Image.new("RGB", (200, 300), paper)
            for found in pictures_in(saved(image, kind), "x"):
                assert isinstance(found, Picture)
                assert found.is_tinted() == is_tinted
