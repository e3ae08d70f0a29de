"""An official picture code is taken as it is, and only when it is a picture."""

import io
from pathlib import Path

import pytest
from PIL import Image

from gridcredit.domain.errors import FileUnreadable, StorageFailed
from gridcredit.posters import picture


def drawn(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "#C8322B").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures_keep_their_bytes(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "code"
    file.write_bytes(drawn(kind))
    assert picture.picture_bytes(file) == drawn(kind)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", drawn("PNG")[:60], drawn("GIF")])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "code.png"
    file.write_bytes(content)
    with pytest.raises(FileUnreadable) as refused:
        picture.picture_bytes(file)
    assert refused.value.reason == "not_an_image"


def test_what_is_too_large_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "code.png"
    file.write_bytes(drawn("PNG") + bytes(picture.MOST_BYTES))
    with pytest.raises(FileUnreadable) as refused:
        picture.picture_bytes(file)
    assert refused.value.reason == "file_too_large"


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        picture.picture_bytes(tmp_path / "none.png")
