"""Keeps everybody but this machine's own browser out: who asks, from where, with which key, and what a page may do.

The risks are those of a local web application (OWASP ASVS 5.0, chapters 3 and 5): another site that posts to this
address, a name that is made to point here (DNS rebinding), another person on the machine who guesses the port.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest, new
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
MOST_UPLOAD: Final = 10 * 1024 * 1024
"""Bytes of a request at most: a workbook's own limit."""
OPEN_PATHS: Final = ("/start", "/static/")
"""Paths that need no session: the way in, and the style of the page that says there is none."""
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)


@dataclass
class Keys:
    """The secrets of one run of the server, made anew at each start and kept in memory only.

    `start` opens one session, once; `session` is the cookie's value; `form` stands in every form.
    """

    port: int
    start: str | None = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def form(self) -> str:
        """What a form must carry: only a page of this session knows it."""
        return new(self.session.encode(), b"form", sha256).hexdigest()

    @property
    def cookie(self) -> str:
        """The cookie's name; browsers do not tell ports apart, so the port is in it."""
        return f"caseload-{self.port}"

    def redeem(self, token: str) -> bool:
        """Whether the token opens the session; it does so once."""
        if self.start is None or not compare_digest(token.encode(), self.start.encode()):
            return False
        self.start = None
        return True

    def knows(self, cookies: str) -> bool:
        """Whether a Cookie header carries the session."""
        try:
            found = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return found is not None and compare_digest(found.value.encode(), self.session.encode())


class Refused(Exception):
    """A request that is not answered; carries the status and one sentence for the person who sees it."""

    def __init__(self, status: int, says: str) -> None:
        """Keep both."""
        super().__init__(says)
        self.status, self.says = status, says


class Guard:
    """Stands before the application: refuses what does not come from its own page, and sets the headers of answers."""

    def __init__(self, app: ASGIApp, keys: Keys, refuse: Callable[[Refused], ASGIApp]) -> None:
        """Take the application, the secrets, and what makes the page of a refusal."""
        self.app, self.keys, self.refuse = app, keys, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sending = with_headers(send, scope["path"].startswith("/static/"))
        try:
            check_request(scope, self.keys)
        except Refused as refused:
            await self.refuse(refused)(scope, receive, sending)
            return
        try:
            await self.app(scope, limit_size(receive), sending)
        except Refused as refused:
            await self.refuse(refused)(scope, receive, sending)
        except (
            Exception
        ):  # what nobody expected, and the application has answered: printed nowhere, as it may hold a value
            return


def check_request(scope: Scope, keys: Keys) -> None:
    """Raise Refused for a request that does not come from a page of this session."""
    headers = Headers(scope=scope)
    check_host(headers.get("host", ""), keys.port)
    if scope["method"] not in ("GET", "HEAD"):
        check_origin(headers)
    if is_too_long(headers.get("content-length")):
        raise Refused(413, f"This is larger than {MOST_UPLOAD // 1024**2} MB, which is the most that is read.")
    if not scope["path"].startswith(OPEN_PATHS) and not keys.knows(headers.get("cookie", "")):
        raise Refused(403, "This browser has no key. Start caseload again, or use the address that it printed.")


def check_host(host: str, port: int) -> None:
    """Refuse a name other than this machine's own."""
    name, _, stated = host.rpartition(":")
    if name not in HOSTS or stated != str(port):
        raise Refused(421, "This address is not that of this machine. Use the address that caseload printed.")


def check_origin(headers: Headers) -> None:
    """Refuse a form that another site sent; a browser says where a form comes from, and so must it."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if origin is None and "sec-fetch-site" not in headers:
        raise Refused(403, "The browser does not say where this form comes from. Use an up-to-date browser.")
    if site not in ("same-origin", "none") or origin not in (None, f"http://{headers.get('host')}"):
        raise Refused(403, "This form was sent by another site, so nothing was done.")


def is_too_long(stated: str | None) -> bool:
    """Whether a request says that it is longer than the limit, or says nonsense."""
    return stated is not None and (not stated.isdigit() or int(stated) > MOST_UPLOAD)


def limit_size(receive: Receive) -> Receive:
    """What is received, up to the limit, whatever the request says of its length."""
    seen = 0

    async def receive_some() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_UPLOAD:
            raise Refused(413, f"This is larger than {MOST_UPLOAD // 1024**2} MB, which is the most that is read.")
        return message

    return receive_some


def with_headers(send: Send, is_static: bool) -> Send:
    """The same, with the headers that tell a browser what a page may do."""

    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in message["headers"]} if is_static else set()
            message["headers"] = [*message["headers"], *(each for each in HEADERS if each[0] not in own)]
        await send(message)

    return send_with


def require_form_key(stated: object, keys: Keys) -> None:
    """Raise Refused for a form without this session's key."""
    if not isinstance(stated, str) or not compare_digest(stated.encode(), keys.form.encode()):
        raise Refused(
            403, "This form belongs to an earlier start of caseload. Go back, load the page again, and repeat."
        )
