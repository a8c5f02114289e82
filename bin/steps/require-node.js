// Runs before anything else is imported, so that an old Node says this sentence and not a syntax error.
// 20.19 is the first release whose `node:crypto`, `require` of modules and test tools all of our packages accept.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Underseal needs Node 20.19 or newer, and this is ${process.versions.node}. Get one at https://nodejs.org and try again.`,
  )
  process.exit(1)
}
