import socket

from deals.ingestion.transport import Deadline


def test_a_connection_is_cut_when_the_time_is_up() -> None:
    own, other = socket.socketpair()
    with own, other, Deadline(0.01) as deadline:
        deadline.watch(own)
        assert other.recv(1) == b""
        assert deadline.passed


def test_a_connection_that_comes_too_late_is_cut_at_once() -> None:
    first, first_other = socket.socketpair()
    own, other = socket.socketpair()
    with first, first_other, own, other, Deadline(0) as deadline:
        deadline.watch(first)
        assert first_other.recv(1) == b""
        deadline.watch(own)
        assert other.recv(1) == b""


def test_a_connection_that_is_gone_already_does_no_harm() -> None:
    own, other = socket.socketpair()
    with own, other, socket.socket() as never_connected, Deadline(0) as deadline:
        deadline.watch(never_connected)
        deadline.watch(own)
        assert other.recv(1) == b""


def test_a_connection_in_time_is_left_alone() -> None:
    own, other = socket.socketpair()
    with own, other:
        with Deadline(60) as deadline:
            deadline.watch(own)
            assert 0 < deadline.remaining <= 60
        own.sendall(b"x")
        assert other.recv(1) == b"x"
        assert not deadline.passed
