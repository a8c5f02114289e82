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

// In this same process: signals and the exit code then need no forwarding, and Ctrl-C is handled once. For the same
// reason package.json says `exec`: the shell between npm and us would take SIGTERM for itself and leave us running.
process.argv.splice(2, 0, 'start')
stopWithParent()
await import(new URL('underseal', import.meta.url).href)

/** An npm that was killed outright tells nobody; a server that nobody knows of would keep port and database. */
function stopWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    // Once: a second signal would end it in the middle of what is in flight.
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}
