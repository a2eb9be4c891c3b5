"""`archontology token`: what a token is for is chosen, and said."""

import json

from cli_process import Run


def test_a_token_for_everything_says_so_beside_it(run: Run) -> None:
    done = run("token", "new", "mei", "--store", "s")
    assert len(done.stdout.split()) == 1
    assert done.stderr == (
        "the token of mei is for everything: update, ingest, judge, operate; --scope makes one for some of it\n"
    )
    assert "可用于一切" in run("token", "new", "wei", "--store", "s", "--lang", "zh").stderr


def test_a_token_is_for_what_is_chosen(run: Run) -> None:
    done = run("token", "new", "mei", "--scope", "judge", "--scope", "ingest", "--store", "s")
    assert done.stderr == "the token of mei is for: judge, ingest\n"
    told = json.loads(run("token", "new", "wei", "--scope", "judge", "--store", "s", "--json").stdout)
    assert told["scopes"] == ["judge"]
    listed = json.loads(run("token", "list", "--store", "s", "--json").stdout)
    assert [(one["name"], one["scopes"]) for one in listed] == [("mei", ["judge", "ingest"]), ("wei", ["judge"])]
    assert run("token", "new", "li", "--scope", "all", "--store", "s").returncode == 1
