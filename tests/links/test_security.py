"""What a hostile list, link or answer could try."""

import gzip
import ssl
import tracemalloc
from pathlib import Path

import pytest

from awesomegen.core.errors import ConfigError
from awesomegen.links.guard import AddressPolicy
from awesomegen.links.resolvers.arxivfeed import FeedError, parse_feed
from awesomegen.links.secrecy import redact
from links.fake_internet import FakeInternet, ScaledClock
from links.running import TOKEN, run_check, verdicts

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "198.18.0.1", "168.63.129.16", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "2002:7f00:1::", "::127.0.0.1", "not an address",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_refused(address):
    assert AddressPolicy().problem(address) is not None
    assert AddressPolicy(allow_private=True).problem(address) is None


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses_are_not(address):
    assert AddressPolicy().problem(address) is None


def strictly(internet, *trusted):
    """A policy that trusts only what the test names."""
    return AddressPolicy(trusted=frozenset((host, internet.port) for host in trusted))


def test_a_name_that_leads_inside_is_refused(internet):
    url = internet.url("/fine/1", "inside.example")
    result = run_check(internet, [url], policy=strictly(internet))
    assert result.links[0].verdict == "unknown"
    assert "`inside.example` leads to `127.0.0.1` is a loopback address" in result.links[0].detail
    assert internet.seen == []


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_every_spelling_of_a_private_address_is_refused(internet, host):
    from awesomegen.links.addresses import system_lookup

    result = run_check(internet, [internet.url("/fine/1", host)], policy=strictly(internet), lookup=system_lookup)
    assert result.links[0].verdict == "unknown"
    assert internet.seen == []


def test_each_hop_is_judged(internet):
    """The first host may be asked; where it redirects to may not."""
    url = internet.url("/private/1", "outside.example")
    result = run_check(internet, [url], policy=strictly(internet, "outside.example"), lookup=literal_or_here)
    assert result.links[0].verdict == "unknown"
    assert "169.254.169.254" in result.links[0].detail


async def literal_or_here(host, port):
    return [host if host[0].isdigit() else "127.0.0.1"]


def test_a_name_with_one_private_address_among_public_ones_is_refused(internet):
    async def mixed(host, port):
        return ["93.184.216.34", "10.0.0.1"]

    result = run_check(internet, ["http://mixed.example/"], policy=AddressPolicy(), lookup=mixed)
    assert "10.0.0.1" in result.links[0].detail


def test_the_judged_address_is_the_one_connected_to(internet):
    """A second look-up would lead elsewhere: nobody asks a second time."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def rebinding(host, port):
        return next(answers)

    urls = [internet.url(f"/fine/{number}", "site.example") for number in range(5)]
    assert set(verdicts(run_check(internet, urls, lookup=rebinding)).values()) == {"alive"}
    assert {seen.host for seen in internet.seen} == {"site.example"}


def test_services_on_private_addresses_are_the_operators_choice(internet):
    internet.github.add("lab/code")
    policy = strictly(internet, "127.0.0.1")
    found = verdicts(run_check(internet, ["https://github.com/lab/code"], policy=policy))
    assert found == {"https://github.com/lab/code": "alive"}


def test_the_token_goes_to_its_own_api_alone(internet):
    internet.github.add("lab/code")
    internet.github.pages.add("lab/code/issues/1")
    run_check(
        internet,
        [
            "https://github.com/lab/code",
            "https://github.com/lab/code/issues/1",
            "https://arxiv.org/abs/2006.11239",
            internet.url("/moved/1", "site.example"),
            internet.url("/github-api/graphql", "evil.example"),
        ],
    )
    with_token = {(seen.service, seen.host) for seen in internet.seen if TOKEN in str(seen.headers)}
    assert with_token == {("github-api", "127.0.0.1")}


def test_the_token_is_not_taken_along_by_a_redirect_of_the_api(internet):
    """Without a token in use, REST redirects are followed, but only to addresses of the same API."""
    internet.services = {**internet.services, "github-api": redirecting(internet)}
    result = run_check(internet, ["https://github.com/lab/code"], token=None)
    assert result.links[0].verdict == "unknown"
    assert [seen.host for seen in internet.seen if seen.host == "evil.example"] == []


def redirecting(internet):
    from links.fake_internet import Reply

    return lambda seen: Reply(301, headers={"Location": internet.url("/fine/1", "evil.example")})


def test_a_gzip_bomb_stays_packed(internet):
    url = internet.url("/gzip/1", "site.example")
    internet.farm._packed = gzip.compress(bytes(300 * 1024 * 1024), 9)
    tracemalloc.start()
    assert verdicts(run_check(internet, [url], timeout=5.0)) == {url: "alive"}
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom"/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE feed><feed/>'.encode("utf-16"),
        b"Rate exceeded.",
        b"<html></html>",
        b"\xff\xfe",
        b"",
    ],
)
def test_feeds_with_a_dtd_or_without_a_feed_are_refused(body):
    with pytest.raises(FeedError):
        parse_feed(body)


@pytest.mark.parametrize(
    "text",
    [
        "ghp_0123456789abcdefghij",
        "github_pat_11ABCDEFG_0123456789",
        "Bearer abc.def",
        "https://me:secret@example.org/",
    ],
)
def test_secrets_are_taken_out_of_text(text):
    clean = redact(f"before {text} after")
    assert clean.startswith("before ")
    assert clean.endswith(" after")
    for secret in ("0123456789", "abc.def", "secret"):
        assert secret not in clean


CERTIFICATE = Path(__file__).parent / "data" / "wrong.example.pem"


@pytest.fixture
def tls_internet():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    with FakeInternet(ScaledClock(100.0), tls=context) as fake:
        yield fake


def test_a_wrong_certificate_is_a_tls_error(tls_internet, internet):
    url = f"https://right.example:{tls_internet.port}/fine/1"
    found = run_check(internet, [url, internet.url("/fine/1")]).links[0]
    assert (found.verdict, found.cause) == ("suspect", "tls")


def test_ssl_cert_file_is_obeyed_and_the_name_still_verified(tls_internet, internet, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    urls = [f"https://{host}:{tls_internet.port}/fine/1" for host in ("wrong.example", "right.example")]
    found = run_check(internet, [*urls, internet.url("/fine/1")]).links
    assert [link.verdict for link in found[:2]] == ["alive", "suspect"]
    assert "ismatch" in found[1].detail


def test_a_proxy_is_used_but_not_towards_private_names(internet):
    """The fake internet takes absolute addresses, so it can stand in for a proxy."""

    async def lookup(host, port):
        if host == "unknown.example":
            raise OSError("only the proxy knows")
        return ["10.0.0.1"] if host == "inside.example" else ["93.184.216.34"]

    proxies = {"http": internet.url(""), "no": "direct.example"}
    urls = [f"http://{host}/fine/1" for host in ("unknown.example", "inside.example", "public.example", "10.0.0.7")]
    found = run_check(internet, urls, policy=AddressPolicy(), lookup=literal_or(lookup), proxies=proxies).links
    assert [link.verdict for link in found] == ["alive", "unknown", "alive", "unknown"]
    assert {seen.host for seen in internet.seen} <= {"", "unknown.example", "public.example"}


def literal_or(lookup):
    async def look(host, port):
        return [host] if host[0].isdigit() else await lookup(host, port)

    return look


@pytest.mark.parametrize("text", ["http://us:p@ssw0rd@host.example/x", "http://user:s3cr3t@host.example/"])
def test_no_part_of_a_password_is_shown(text):
    shown = redact(text)
    assert shown.startswith("http://host.example/")


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_named(internet, monkeypatch, tmp_path, content):
    path = tmp_path / "certificates.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with pytest.raises(ConfigError, match=r"cannot read the certificates of `SSL_CERT_FILE=.*certificates.pem`"):
        run_check(internet, [internet.url("/fine/1")])


@pytest.mark.parametrize("name", ["http", "all"])
def test_a_proxy_of_another_kind_is_refused_without_its_password(internet, name):
    with pytest.raises(ConfigError) as refused:
        run_check(internet, [internet.url("/fine/1")], proxies={name: "socks5://me:secret@127.0.0.1:9"})
    assert f"`{name.upper()}_PROXY` names a proxy of the kind `socks5`" in refused.value.message
    assert "secret" not in str(refused.value)
    run_check(internet, [internet.url("/fine/1")], proxies={name: "127.0.0.1:9", "no": "127.0.0.1"})
