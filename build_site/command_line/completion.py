"""Scripts by which shells complete commands and options, made from the parser."""

import argparse
from collections.abc import Callable, Mapping

_NAME = "build-site"
Commands = Mapping[str, tuple[str, list[str]]]  # help and options, by command


def complete_for(shell: str, commands: Commands) -> str:
    """The script for a shell; what to do with it stands in its first lines."""
    return SHELLS[shell](commands)


def list_commands(parser: argparse.ArgumentParser) -> Commands:
    """The commands of a parser with their help and their long options."""
    (action,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
    return {
        name: (helps.get(name, ""), [one for act in sub._actions for one in act.option_strings if one.startswith("--")])
        for name, sub in action.choices.items()
    }


def _bash(commands: Commands) -> str:
    cases = "\n".join(f'    {name}) words="{" ".join(options)}" ;;' for name, (_, options) in commands.items())
    return f"""# Lägg i ~/.bashrc:  eval "$({_NAME} completion bash)"
_build_site() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" words=""
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="{" ".join(commands)}"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _build_site {_NAME}
"""


def _zsh(commands: Commands) -> str:
    first = f'# Lägg i ~/.zshrc:  eval "$({_NAME} completion zsh)"\nautoload -U bashcompinit && bashcompinit\n'
    return first + _bash(commands).split("\n", 1)[1]


def _fish(commands: Commands) -> str:
    lines = [f"# Kör en gång:  {_NAME} completion fish > ~/.config/fish/completions/{_NAME}.fish"]
    for name, (told, options) in commands.items():
        lines.append(f"complete -c {_NAME} -n __fish_use_subcommand -f -a {name} -d '{_quote(told)}'")
        lines += [f"complete -c {_NAME} -n '__fish_seen_subcommand_from {name}' -l {one[2:]}" for one in options]
    return "\n".join(lines) + "\n"


def _powershell(commands: Commands) -> str:
    tables = "\n".join(
        f"    '{name}' = @({', '.join(repr(one) for one in options)})" for name, (_, options) in commands.items()
    )
    return f"""# Lägg i din $PROFILE:  {_NAME} completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName {_NAME} -ScriptBlock {{
  param($word, $ast, $position)
  $options = @{{
{tables}
  }}
  $parts = @($ast.CommandElements | ForEach-Object {{ $_.ToString() }})
  $known = $parts.Count -gt 1 -and $options.ContainsKey($parts[1])
  $found = if ($known) {{ $options[$parts[1]] }} else {{ $options.Keys }}
  $found | Where-Object {{ $_ -like "$word*" }} | Sort-Object
}}
"""


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


SHELLS: Mapping[str, Callable[[Commands], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}
