import { findChromium } from './find-chromium.js'
import { run } from './run.js'
import { step, StepFailed } from './step.js'

/**
 * Finds Chromium, or installs it where that is possible without asking for a password.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.env['CHROMIUM_PATH'])
    throw new StepFailed(
      'CHROMIUM_PATH names a file that is not there. Correct it, or unset it to use the one in PATH.',
    )
  if (process.platform === 'linux' && process.getuid?.() === 0)
    await step('Installing Chromium for the page tests', installByApt)

  const installed = findChromium()
  if (installed) return installed
  throw new StepFailed(
    'The page tests need Chromium, and none was found. Install it (Debian and Ubuntu: `sudo apt-get install chromium`; ' +
      'macOS: `brew install --cask chromium`), or set CHROMIUM_PATH to one that you have.',
  )
}

async function installByApt() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env })
  if (code !== 0)
    throw new StepFailed(
      `Chromium could not be installed by apt-get:\n\n${output.trim().split('\n').slice(-8).join('\n')}`,
    )
}
