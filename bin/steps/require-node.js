// Runs before anything else is imported, so that an old Node says this sentence and not a syntax error.
// 20.19 is the first release whose `node:crypto`, `require` of modules and test tools all of our packages accept.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// Of the years between, 22.12 is the first that has `require` of modules.
if (major < 20 || major === 21 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  console.error(
    `Underseal needs Node 20.19, or 22.12 and newer, and this is ${process.versions.node}. Get one at https://nodejs.org and try again.`,
  )
  process.exit(1)
}
