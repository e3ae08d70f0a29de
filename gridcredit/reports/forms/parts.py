"""A workbook or a Word file as its parts: read within bounds, and written with only those parts
changed that were filled."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import wraps
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, ParamSpec, TypeVar

from lxml import etree

from gridcredit.domain.errors import FormRefused

LARGEST_FORM = 32 << 20  # bytes on disk: forms travel in packages
LARGEST_CONTENT = 256 << 20  # bytes unpacked
MOST_PARTS = 2_000
_LARGEST_RATIO = 200  # of what is larger than a megabyte: no form is so dull
_MEGABYTE = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {  # names in the directory of an old file, and what it then is
    "EncryptedPackage": "form_encrypted",
    "Workbook": "old_workbook",
    "Book": "old_workbook",
    "WordDocument": "old_document",
}
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
    OSError,
)

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"

Element = Any
"""An element of lxml, which has no types of its own."""


P = ParamSpec("P")
R = TypeVar("R")


def as_damage(work: Callable[P, R]) -> Callable[P, R]:
    """A part that holds something else where a number or an address must stand is damaged: a method
    of a form (with its `name`) raises FormRefused for it."""

    @wraps(work)
    def guarded(*given: P.args, **named: P.kwargs) -> R:
        try:
            return work(*given, **named)
        except (ValueError, OverflowError) as error:
            name = getattr(given[0], "name", "")
            raise FormRefused(name, "form_damaged") from error

    return guarded


class Parts:
    """The parts of one file. `changed` names those that are written otherwise than they came."""

    def __init__(self, content: bytes, name: str) -> None:
        """Raises FormRefused for what is no form, or none that can be filled."""
        self.name = name
        _require_zip(content, name)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            self._infos = self._archive.infolist()
            _require_small(self._infos, name)
            self._known = {info.filename: info for info in self._infos}
            if len(self._known) != len(self._infos) or CONTENT_TYPES not in self._known:
                raise FormRefused(name, "not_a_form")
        except _DAMAGED as error:
            raise FormRefused(name, "form_damaged") from error
        self._changed: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._touched: set[str] = set()
        self._dropped: set[str] = set()

    @property
    def names(self) -> list[str]:
        """All parts in their order, new ones behind."""
        return [*self._known, *(name for name in self._changed if name not in self._known)]

    @property
    def changed(self) -> tuple[str, ...]:
        """The parts that are written otherwise than they came, new ones, and those left out."""
        return tuple(sorted({*self._changed, *self._touched, *self._dropped}))

    def __contains__(self, name: str) -> bool:
        return (name in self._known or name in self._changed) and name not in self._dropped

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises FormRefused."""
        if name in self._changed:
            return self._changed[name]
        try:
            return self._archive.read(name)
        except _DAMAGED as error:
            raise FormRefused(self.name, "form_damaged") from error

    def tree(self, name: str) -> Element:
        """A part's root element, always the same one: what is changed in it is written once the
        part is touched. Raises FormRefused."""
        if name not in self._trees:
            self._trees[name] = parse(self.read(name), self.name)
        return self._trees[name]

    def touch(self, name: str) -> Element:
        """The same, and that it is written as it is then."""
        self._touched.add(name)
        return self.tree(name)

    def put(self, name: str, content: bytes) -> None:
        """A new part, or another content of one."""
        self._trees.pop(name, None)
        self._changed[name] = content

    def put_tree(self, name: str, root: Element) -> None:
        """A new part, as the root element says it when all is written."""
        self._changed[name] = b""
        self._trees[name] = root
        self._touched.add(name)

    def drop(self, name: str) -> None:
        """A part that the file is to be without; who names it is the caller's to mend."""
        self._dropped.add(name)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to in this file: by id the kind's last word and the part's name."""
        found = {}
        for relation in self._relation_elements(part):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = kind, target_of(part, relation.get("Target", ""))
        return found

    def refers_outside(self, part: str) -> Iterator[str]:
        """The kinds of what a part refers to in other files."""
        for relation in self._relation_elements(part):
            if relation.get("TargetMode") == "External":
                yield relation.get("Type", "").rpartition("/")[2]

    def _relation_elements(self, part: str) -> list[Element]:
        name = relations_of(part)
        return list(self.tree(name)) if name in self else []

    def written(self) -> bytes:
        """The file: parts that were not changed with the bytes and in the order they came."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for info in self._infos:
                if info.filename in self._dropped:
                    continue
                content = self._content(info.filename)
                archive.writestr(_like(info), content, compress_type=_method(info))
            for name in self.names[len(self._infos) :]:
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                archive.writestr(info, self._content(name), zipfile.ZIP_DEFLATED)
        return made.getvalue()

    def _content(self, name: str) -> bytes:
        if name in self._touched:
            return serialised(self.tree(name))
        return self.read(name)


def relations_of(part: str) -> str:
    """The part that says what a part refers to."""
    folder, _, last = part.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def target_of(part: str, target: str) -> str:
    """The name of the part that a relation of another leads to."""
    if target.startswith("/"):
        return normpath(target).lstrip("/")
    return normpath(join(dirname(part), target))


def parse(content: bytes, name: str) -> Element:
    """An XML part's root. Nothing is fetched, nothing is expanded. Raises FormRefused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise FormRefused(name, "form_damaged") from error
    if root.getroottree().docinfo.doctype:
        raise FormRefused(name, "form_entities")
    return root


def serialised(root: Element) -> bytes:
    """A root as Office writes its parts."""
    made: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return made


def _require_zip(content: bytes, name: str) -> None:
    if len(content) > LARGEST_FORM:
        raise FormRefused(name, "form_too_large")
    if content.startswith(_OLE):
        raise FormRefused(name, next(_old_kinds(content), "old_office_file"))
    if not content.startswith(b"PK"):
        raise FormRefused(name, "not_a_form")


def _old_kinds(content: bytes) -> Iterator[str]:
    """By whole names: the style “Book Title” of an old document makes it no old workbook."""
    ended = content + b"\0\0"
    return (reason for name, reason in _STREAMS.items() if f"{name}\0".encode("utf-16-le") in ended)


def _require_small(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Sizes as the directory states them: no more than these are ever unpacked."""
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_CONTENT:
        raise FormRefused(name, "form_too_large")
    for info in infos:
        packed = max(info.compress_size, 1)
        if info.file_size > _MEGABYTE and info.file_size // packed > _LARGEST_RATIO:
            raise FormRefused(name, "form_too_large")
        if info.flag_bits & 1:
            raise FormRefused(name, "form_encrypted")


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.external_attr, made.create_system = info.external_attr, info.create_system
    made.comment = info.comment
    return made


def _method(info: zipfile.ZipInfo) -> int:
    return info.compress_type if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
