"""A receipt as a line of text that a QR code holds: GCACK1: and base45 of JSON and signature.

It says what the sender must know to go on (package, counts, the receiver's head of the sender's own
revisions) and leaves out the list of what was set aside.
"""

from __future__ import annotations

from uuid import UUID

import msgspec

from gridcredit.domain.errors import FileUnreadable, SignatureWrong
from gridcredit.sync import documents
from gridcredit.sync.documents import RECEIPT_TEXT, Number, Sha256, Short, Size
from gridcredit.sync.keys import SIGNATURE_SIZE, NodeKeys, is_signed_by
from gridcredit.sync.receipt import Receipt

PREFIX = "GCACK1:"
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # RFC 9285


class ReceiptText(msgspec.Struct, frozen=True, kw_only=True):
    """The short receipt: nodes only, totals only; `head` is the highest seq held of `to`."""

    format: str = RECEIPT_TEXT
    version: int = documents.KNOWN[RECEIPT_TEXT]
    sender: UUID = msgspec.field(name="from")
    receiver: UUID = msgspec.field(name="to")
    number: Number
    package: Sha256
    accepted: Size
    same: Size
    set_aside: Size
    head: Size
    received_at: Short


def as_text(receipt: Receipt, keys: NodeKeys) -> str:
    """The signed short form, about 600 characters of a QR code's alphanumeric set."""
    short = ReceiptText(
        sender=receipt.sender.node,
        receiver=receipt.receiver.node,
        number=receipt.package.number,
        package=receipt.package.sha256,
        accepted=receipt.accepted,
        same=receipt.same,
        set_aside=sum(each.count for each in receipt.set_aside),
        head=receipt.head_of(receipt.receiver.node),
        received_at=receipt.received_at,
    )
    body = documents.encode(short)
    return PREFIX + _base45(body + keys.sign(body))


def read_text(text: str, signing: bytes) -> ReceiptText:
    """The short receipt in a line of text, signed with a raw public key.

    Raises FileUnreadable, PackageTooNew, SignatureWrong; `file` in them is the prefix.
    """
    try:
        if not text.startswith(PREFIX):
            raise ValueError("prefix")
        content = _from_base45(text.removeprefix(PREFIX))
    except ValueError:
        raise FileUnreadable(PREFIX, "bad_document") from None
    body, signature = content[:-SIGNATURE_SIZE], content[-SIGNATURE_SIZE:]
    short = documents.decode(body, RECEIPT_TEXT, ReceiptText, PREFIX)
    if not is_signed_by(signing, body, signature):
        raise SignatureWrong(PREFIX)
    return short


def _base45(content: bytes) -> str:
    signs = []
    for at in range(0, len(content), 2):
        pair = content[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, sign = divmod(number, 45)
            signs.append(_SIGNS[sign])
    return "".join(signs)


def _from_base45(text: str) -> bytes:
    content = bytearray()
    for at in range(0, len(text), 3):
        digits = [_SIGNS.index(sign) for sign in text[at : at + 3]]
        if len(digits) == 1:
            raise ValueError("cut")
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        try:
            content += number.to_bytes(len(digits) - 1, "big")
        except OverflowError:
            raise ValueError("not base45") from None
    return bytes(content)
