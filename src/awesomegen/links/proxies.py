"""Which proxy a request goes through, by the usual environment variables."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from awesomegen.core.errors import ConfigError


def proxy_for(url: str, proxies: Mapping[str, str]) -> str | None:
    """The proxy for a URL, or None for a direct connection.

    `proxies` has the form of `urllib.request.getproxies`: by scheme, `all` for any, `no` for the hosts to be asked
    directly.
    """
    parts = urlsplit(url)
    if not proxies or _is_exempt(parts.hostname or "", proxies.get("no", "")):
        return None
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    # `host:port` alone is the usual form for curl.
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy


def check_proxies(proxies: Mapping[str, str]) -> None:
    """Checks that requests can go through the proxies at all.

    Raises:
        ConfigError: for one that is no HTTP proxy.
    """
    for scheme in ("http", "https"):
        name = scheme if proxies.get(scheme) else "all"
        kind, mark, _ = proxies.get(name, "").partition("://")
        if mark and kind.lower() not in ("http", "https"):
            variable = f"{name}_proxy".upper()
            message = f"`{variable}` names a proxy of the kind `{kind}`; links are checked through HTTP proxies only"
            raise ConfigError(message, help=f"set `{variable}` to an HTTP proxy, or unset it to ask directly")


def _is_exempt(host: str, exemptions: str) -> bool:
    """Whether NO_PROXY names a host: by its name, by a parent domain, or by `*`."""
    names = [name.strip().lower().removeprefix("*").removeprefix(".") for name in exemptions.split(",") if name.strip()]
    return any(name in {"", host} or host.endswith(f".{name}") for name in names)
