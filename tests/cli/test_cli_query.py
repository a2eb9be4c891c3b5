"""`archontology query`: SPARQL from an argument, a file or standard input; every format; clear errors."""

import csv
import io
import json
from pathlib import Path

import pytest
from cli_process import Run
from lxml import etree
from rdflib import Graph

SELECT = """PREFIX ao: <https://w3id.org/archontology/ns#>
SELECT ?name WHERE { ?p a ao:Person ; <http://www.w3.org/2000/01/rdf-schema#label> ?name } ORDER BY ?name"""
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"


def test_a_table_by_default(run: Run) -> None:
    result = run("query", SELECT)
    assert result.returncode == 0, result.stderr
    assert "?name" in result.stdout
    assert result.stdout.count("闻人澄") == 2


def test_a_query_from_a_file_and_from_standard_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.rq").write_text(SELECT, encoding="utf-8")
    expected = run("query", SELECT, "--format", "csv").stdout
    assert expected
    assert run("query", "-f", "people.rq", "--format", "csv").stdout == expected
    assert run("query", "--format", "csv", stdin=SELECT).stdout == expected


def test_results_in_every_format(run: Run) -> None:
    names = {row["name"] for row in csv.DictReader(io.StringIO(run("query", SELECT, "--format", "csv").stdout))}
    assert names == {"闻人澄", "司空衡", "公良远"}
    assert len(json.loads(run("query", SELECT, "--json").stdout)["results"]["bindings"]) == 4
    assert run("query", SELECT, "--format", "tsv").stdout.splitlines()[0] == "?name"
    root = etree.fromstring(run("query", SELECT, "--format", "xml").stdout.encode())
    assert len(root.findall(".//{*}result")) == 4


@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_triples_in_every_format(run: Run, name: str, parser: str) -> None:
    turtle = Graph().parse(data=run("query", CONSTRUCT).stdout, format="turtle")
    assert len(Graph().parse(data=run("query", CONSTRUCT, "--format", name).stdout, format=parser)) == len(turtle) > 10


def test_triples_as_json(run: Run) -> None:
    assert json.loads(run("query", CONSTRUCT, "--json").stdout)


@pytest.mark.parametrize(("lang", "word"), [("en", "yes"), ("zh", "是")])
def test_yes_or_no(run: Run, lang: str, word: str) -> None:
    assert run("query", "ASK {}", "--lang", lang).stdout == f"{word}\n"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELEC", "line 1, column 1: the SPARQL does not parse at 'SELEC'"),
        ("SELECT * { ?s ?p ?o } ORDER BUY ?s", "line 1, column 29: the SPARQL does not parse at 'BUY'"),
        ("SELECT * { ?s foo:p ?o }", "line 1, column 15: the SPARQL does not parse at 'foo:p'"),
        ("SELECT * { ?s ?p ?o } }", "line 1, column 23: the SPARQL does not parse at '}'"),
        ("SELECT *\nWHERE { ?s ?p }", "line 2, column 15: the SPARQL does not parse at '}'"),
    ],
)
def test_the_place_is_that_of_the_word_that_cannot_be_read(run: Run, query: str, place: str) -> None:
    assert run("query", query).stderr.startswith(f"error: {place} — ")


def test_sparql_that_does_not_parse_names_line_and_column(run: Run) -> None:
    result = run("query", "SELECT ?s WHERE {\n  ?s ?p }")
    assert result.returncode == 1
    assert result.stderr.startswith("error: line 2, column ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",), "SERVICE"),
        (("ASK {}", "--format", "turtle"), "no format 'turtle'"),
        (("ASK {}", "--format", "docx"), "no format 'docx'"),
        (("-f", "missing.rq"), "there is no file missing.rq"),
        (("-f", "."), "cannot be read"),
    ],
)
def test_what_cannot_be_asked_is_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("query", *arguments)
    assert result.returncode == 1
    assert said in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_no_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bytes.rq").write_bytes(b"\xff\xfe\x00SELECT")
    result = run("query", "-f", "bytes.rq")
    assert result.returncode == 1
    assert "bytes.rq cannot be read" in result.stderr


def test_a_query_and_a_file_at_once_are_not_understood(run: Run) -> None:
    assert run("query", SELECT, "-f", "people.rq").returncode == 2
