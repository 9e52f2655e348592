import pytest

from ucap.config.cli import COMMANDS, main


def test_without_a_command_the_overview_names_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr().err
    assert all(f"  {name}" in said for name in COMMANDS)


def test_help_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Usage: ucap COMMAND" in capsys.readouterr().out


def test_an_unknown_command_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant"]) == 2
    assert capsys.readouterr().err == "ucap: there is no command 'plant'. See ucap --help.\n"


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"manage", "read"}])
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert "Example: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["serve", "--port", "99999"], "'99999' is no port"),
        (["serve", "--workers", "0"], "'0' is no number of processes"),
        (["export", "--format", "xls"], "invalid choice: 'xls'"),
        (["import"], "the following arguments are required: FILE"),
        (["invite"], "the following arguments are required: "),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert told in said
    assert said.count("\n") == 1
