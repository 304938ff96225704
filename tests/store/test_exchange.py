"""The kernel's help, where it is to be had, and a plain no where it is not."""

import errno
import sys

import pytest

from mtgrec.store.writing import exchange

linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux does it")


@pytest.fixture
def pair(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("2")
    return one, other


@linux
def test_two_files_change_places(pair):
    one, other = pair
    assert exchange.exchange(str(one), str(other))
    assert (one.read_text(), other.read_text()) == ("2", "1")


@linux
def test_a_name_that_is_gone_is_an_error(pair):
    one, other = pair
    other.unlink()
    with pytest.raises(FileNotFoundError):
        exchange.exchange(str(one), str(other))
    assert one.read_text() == "1"


@pytest.mark.parametrize("call", [None, lambda _one, _other: errno.EINVAL])
def test_where_it_is_not_supported_nothing_happens(pair, monkeypatch, call):
    one, other = pair
    monkeypatch.setattr(exchange, "_exchange_function", lambda: call)
    assert not exchange.exchange(str(one), str(other))
    assert (one.read_text(), other.read_text()) == ("1", "2")


def test_a_c_library_without_it_is_no_error(monkeypatch):
    import ctypes

    monkeypatch.setattr(ctypes, "CDLL", lambda *_arguments, **_options: object())
    assert exchange._exchange_function.__wrapped__() is None


@linux
def test_who_has_a_file_open_for_writing_is_seen(pair):
    with pair[0].open("rb") as reader:
        assert not exchange.being_written(reader.fileno())
        with pair[0].open("ab"):
            assert exchange.being_written(reader.fileno())
        assert not exchange.being_written(reader.fileno())
