// Adapter for a peer harness that runs scanners side by side. Needs `npm run build`, which compiles the engine to dist/.
export const name = 'underseal'
export const does = 'our engine, all kinds'
export const scan = async () => {
  const { detect } = await import('../dist/detect/detect.js')
  return (text) => detect(text).map((one) => ({ start: one.start, end: one.end, type: one.kind }))
}
