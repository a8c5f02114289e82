import './steps/require-node.js'

const { giveUp } = await import('./steps/step.js')
const { ensureInstalled } = await import('./steps/ensure-installed.js')
const { ensureBuilt } = await import('./steps/ensure-built.js')

try {
  await ensureInstalled()
  await ensureBuilt({ anew: true })
} catch (error) {
  giveUp(error)
}
