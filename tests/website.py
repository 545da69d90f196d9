"""A web site on this machine whose pages a test writes: the only server that tests ask."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = Callable[[BaseHTTPRequestHandler], None]


class WebSite:
    """Pages by path, and the paths that were asked for."""

    def __init__(self, netloc: str) -> None:
        self.netloc = netloc
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://{self.netloc}{path}"

    def serve(
        self, path: str, body: bytes = b"", *, status: int = 200, content_type: str = "text/html", **headers: str
    ) -> str:
        """Puts a page at `path` and returns its address; headers are named with underscores."""

        def page(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            if content_type:
                handler.send_header("Content-Type", content_type)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = page
        return self.url(path)


def missing(handler: BaseHTTPRequestHandler) -> None:
    """The answer where no page is."""
    handler.send_error(404)


@contextmanager
def web_site() -> Iterator[WebSite]:
    """A running WebSite on 127.0.0.1, gone at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            try:
                site.pages.get(self.path, missing)(self)
            except ConnectionError:
                # The client hung up, which is what several tests are about.
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = WebSite(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
