import './steps/require-node.js'

const { giveUp } = await import('./steps/step.js')
const { ensureInstalled } = await import('./steps/ensure-installed.js')
const { ensureBuilt } = await import('./steps/ensure-built.js')

try {
  await ensureInstalled()
  await ensureBuilt()
} catch (error) {
  giveUp(error)
}

// In this same process: signals and the exit code then need no forwarding, and Ctrl-C is handled once.
process.argv.splice(2, 0, 'start')
await import(new URL('underseal', import.meta.url).href)
