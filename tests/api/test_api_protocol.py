import pytest

from api import protocol
from api.errors import HttpError
from kg.errors import InputError
from kg.store.protocol import Dataset


def test_a_query_by_get_with_its_dataset() -> None:
    operation = protocol.of_get(
        b"query=ASK%20%7B%7D&default-graph-uri=urn:a&default-graph-uri=urn:b&named-graph-uri=urn:c&format=xml"
    )
    assert operation == protocol.Operation(
        query="ASK {}", dataset=Dataset(("urn:a", "urn:b"), ("urn:c",)), format="xml"
    )


def test_an_update_names_its_graphs_by_using() -> None:
    operation = protocol.of_post(protocol.FORM, b"using-graph-uri=urn:a", b"update=a&using-named-graph-uri=urn:b")
    assert operation.dataset == Dataset(("urn:a",), ("urn:b",))


def test_no_query_at_all_is_the_service_description() -> None:
    assert protocol.of_get(b"").query is None


def test_a_form_and_a_direct_post_say_the_same() -> None:
    form = protocol.of_post(protocol.FORM + "; charset=UTF-8", b"", 'query=ASK { ?s ?p "馆长" }'.encode())
    direct = protocol.of_post(protocol.QUERY, b"", 'ASK { ?s ?p "馆长" }'.encode())
    assert form == direct


@pytest.mark.parametrize(
    ("content_type", "url", "body", "status"),
    [
        ("", b"", b"ASK {}", 415),
        ("text/plain", b"", b"ASK {}", 415),
        (protocol.QUERY + "; charset=UTF-16", b"", b"ASK {}", 415),
        (protocol.QUERY, b"", "ASK {}".encode("utf-16"), 400),
        (protocol.FORM, b"", b"query=%FF", 400),
        (protocol.FORM, b"", b"query=a&query=b", 400),
        (protocol.FORM, b"", b"query=a&update=b", 400),
        (protocol.FORM, b"", b"other=a", 400),
        (protocol.QUERY, b"query=a", b"b", 400),
        (protocol.FORM, b"", b"&".join([b"a=b"] * 1001), 400),
    ],
)
def test_what_is_refused(content_type: str, url: bytes, body: bytes, status: int) -> None:
    with pytest.raises(HttpError) as error:
        protocol.of_post(content_type, url, body)
    assert error.value.status == status


def test_an_update_by_get_is_refused() -> None:
    with pytest.raises(HttpError) as error:
        protocol.of_get(b"update=CLEAR%20ALL")
    assert (error.value.status, error.value.headers) == (405, {"Allow": "POST"})


def test_a_graph_that_is_no_iri_is_named() -> None:
    with pytest.raises(InputError, match="not an IRI: 'my graph'"):
        protocol.of_get(b"query=ASK%7B%7D&default-graph-uri=my%20graph")
