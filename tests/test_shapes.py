"""Documents are read on several threads at once, from the first one on."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from gridcredit import shapes

FRESH = """
import sys, threading
import msgspec
from gridcredit.domain.errors import FileUnreadable
from gridcredit.sync import documents
from gridcredit.sync.enrolment import Certificate, Request, _Enrolment
from gridcredit.sync.manifest import Manifest
from gridcredit.sync.receipt import Receipt
from gridcredit.sync.revocation import Revocation

KINDS = {
    documents.PACKAGE: Manifest,
    documents.RECEIPT: Receipt,
    documents.ENROLMENT: _Enrolment,
    documents.REQUEST: Request,
    documents.CERTIFICATE: Certificate,
    documents.REVOCATION: Revocation,
}
sys.setswitchinterval(0.0005)
gate = threading.Barrier(3)

def read():
    gate.wait()
    for kind, shape in KINDS.items():
        names = shape.__struct_encode_fields__
        for order in (names, names[::-1]):
            told = {"format": kind, "version": 1, "suite": "A"}
            body = msgspec.json.encode(told | {name: [] for name in order if name not in told})
            try:
                documents.decode(body, kind, shape, "x")
            except FileUnreadable:
                refused.append(kind)

refused = []
threads = [threading.Thread(target=read) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(refused))
"""


@pytest.mark.parametrize("attempt", range(4))
def test_threads_that_read_the_first_documents_of_a_process_leave_it_whole(attempt: int) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", FRESH],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "36"), (attempt, done.stderr)


def test_a_shape_has_one_decoder_however_many_ask_at_once() -> None:
    class Small(msgspec.Struct):
        count: int

    got, gate = [], threading.Barrier(8)

    def ask() -> None:
        gate.wait()
        got.append(shapes.decoder(Small).decode(b'{"count": 7}').count)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [7] * 8
    assert shapes.decoder(Small) is shapes.decoder(Small)


def test_what_is_not_of_the_shape_is_a_value_error() -> None:
    class Small(msgspec.Struct):
        count: int

    for body in (b"", b"[]", b'{"count": "7"}'):
        with pytest.raises(ValueError, match=r"."):
            shapes.read(body, Small)
