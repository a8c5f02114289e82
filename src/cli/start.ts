import { parseArgs } from 'node:util'
import type { Command } from './command.ts'

export const start: Command = {
  name: 'start',
  summary: 'serve the console, the messenger and the API',
  help: `underseal start [--no-demo]

Serves until it gets SIGTERM or Ctrl-C, then finishes what is in flight and stops. The first start makes the workspace
and prints the console's address, a sign-in link for its owner that works once, and the demo page's address.

  --no-demo   begin with an empty workspace; without it a made-up bank's support desk is filled in

Settings come from the environment or from the file underseal.env; docs/configuration.md lists them.`,
  run: async (args, _io, house) => {
    const { values } = parseArgs({ args: [...args], options: { 'no-demo': { type: 'boolean' } } })
    return house.start({ demo: values['no-demo'] !== true })
  },
}
