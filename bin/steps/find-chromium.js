import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The browser that the page tests drive: CHROMIUM_PATH, else the first one in PATH.
 * @returns {string | undefined}
 */
export function findChromium() {
  const { CHROMIUM_PATH: given, PATH = '' } = process.env
  if (given) return existsSync(given) ? given : undefined
  return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name))).find(isProgram)
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
