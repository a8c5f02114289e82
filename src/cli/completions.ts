import { parseArgs } from 'node:util'
import { invalid } from '../core/errors.ts'
import { exitCodes, type Command } from './command.ts'

type Words = {
  readonly name: string
  readonly summary: string
  readonly flags: readonly string[]
  /** What may stand alone behind the command, where that is a list: bash, zsh or fish. */
  readonly choices: readonly string[]
}

/** Made from the commands themselves: what `--help` teaches is what the shell offers. */
export function completionsOf(commands: () => readonly Command[]): Command {
  return {
    name: 'completions',
    summary: 'let bash, zsh or fish complete commands and options',
    help: `underseal completions bash|zsh|fish

Prints a script for the shell.

  underseal completions bash > /etc/bash_completion.d/underseal
  underseal completions zsh > "\${fpath[1]}/_underseal"
  underseal completions fish > ~/.config/fish/completions/underseal.fish

For this shell alone: source <(underseal completions zsh), with bash the same, and in fish
underseal completions fish | source`,
    run: async (args, io) => {
      const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
      const make = { bash, zsh, fish }[positionals[0] ?? '']
      if (!make || positionals.length > 1)
        throw invalid('shell', 'Name a shell: underseal completions bash, zsh or fish.')
      await io.out(make(commands().map(wordsOf)))
      return exitCodes.fine
    },
  }
}

function wordsOf({ name, summary, help }: Command): Words {
  const choices = new RegExp(`^underseal ${name} (\\w+(?:\\|\\w+)+)$`, 'm').exec(help)?.[1]?.split('|') ?? []
  return { name, summary, choices, flags: [...new Set(help.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []), '--help'] }
}

const first = (name: string) => name.split(' ')[0]!
const second = (name: string) => name.split(' ')[1]

function groups(all: readonly Words[]): Map<string, readonly Words[]> {
  return new Map(
    [...new Set(all.map(({ name }) => first(name)))].map((word) => [
      word,
      all.filter(({ name }) => first(name) === word),
    ]),
  )
}

function bash(all: readonly Words[]): string {
  const known = [...groups(all)]
  const afterFirst = known.map(([word, members]) => {
    const verbs = members.flatMap(({ name }) => second(name) ?? [])
    const { choices = [], flags = [] } = members.find(({ name }) => name === word) ?? {}
    return `    2:'${word} '*) words='${[...verbs, ...choices, ...flags].join(' ')}' ;;`
  })
  // Those of two words first: `backup drill` is no `backup` of a file called drill.
  const later = all.toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length)
  return `_underseal() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  case "$COMP_CWORD:\${COMP_WORDS[1]} \${COMP_WORDS[2]}" in
    1:*) words='${known.map(([word]) => word).join(' ')} --help --version' ;;
${afterFirst.join('\n')}
${later.map(({ name, flags }) => `    *:'${name}${second(name) ? "'" : " '*"}) words='${flags.join(' ')}' ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ "\${#COMPREPLY[@]}" -eq 0 ] && compopt -o default
}
complete -F _underseal underseal
`
}

function zsh(all: readonly Words[]): string {
  const lines = [...groups(all)].map(([word, members]) => {
    const verbs = members.flatMap(({ name, summary }) => (second(name) ? [`'${second(name)}:${plain(summary)}'`] : []))
    const flags = members.map(
      ({ name, flags: own, choices }) => `      '${name}'*) compadd -- ${[...choices, ...own].join(' ')}; _files ;;`,
    )
    return `    ${word})\n      if (( CURRENT == 3 )); then ${verbs.length > 0 ? `verbs=(${verbs.join(' ')}); _describe verb verbs` : 'true'}; fi
      case "$words[2] $words[3]" in\n${flags.toSorted((a, b) => b.length - a.length).join('\n')}\n      esac ;;`
  })
  const top = [...groups(all)].map(
    ([word, members]) => `'${word}:${plain((members.find(({ name }) => name === word) ?? members[0]!).summary)}'`,
  )
  return `#compdef underseal
_underseal() {
  local -a commands verbs
  if (( CURRENT == 2 )); then
    commands=(${top.join(' ')})
    _describe command commands
    return
  fi
  case "$words[2]" in
${lines.join('\n')}
  esac
}
# As a file of fpath it is run at the first completion; read by source it only says what completes what.
if [ "$funcstack[1]" = _underseal ]; then _underseal "$@"; else compdef _underseal underseal; fi
`
}

function fish(all: readonly Words[]): string {
  const verbsOf = (word: string) =>
    all.flatMap(({ name }) => (first(name) === word && second(name) ? [second(name)] : []))
  const lines = all.flatMap(({ name, summary, flags, choices }) => {
    const verb = second(name)
    const seen = `__fish_seen_subcommand_from ${first(name)}`
    const here = verb ? `${seen}; and __fish_seen_subcommand_from ${verb}` : seen
    return [
      `complete -c underseal -f -n '${verb ? `${seen}; and not __fish_seen_subcommand_from ${verbsOf(first(name)).join(' ')}` : '__fish_use_subcommand'}' -a '${verb ?? name}' -d '${plain(summary)}'`,
      ...(choices.length > 0 ? [`complete -c underseal -f -n '${here}' -a '${choices.join(' ')}'`] : []),
      ...flags.map((flag) => `complete -c underseal -n '${here}' -l '${flag.slice(2)}'`),
    ]
  })
  const top = [...groups(all).keys()].filter((word) => !all.some(({ name }) => name === word))
  return `${[...top.map((word) => `complete -c underseal -f -n '__fish_use_subcommand' -a '${word}'`), ...lines].join('\n')}\n`
}

const plain = (text: string) => text.replaceAll(/['":]/g, '')
