import './steps/require-node.js'

const { giveUp } = await import('./steps/step.js')
const { ensureInstalled } = await import('./steps/ensure-installed.js')
const { ensureChromium } = await import('./steps/ensure-chromium.js')

try {
  await ensureInstalled()
  process.env['CHROMIUM_PATH'] = await ensureChromium()
} catch (error) {
  giveUp(error)
}

await import('./check.js')
