/** Hands a file to the browser. It should be named by an id: names of people would stand in the history. */
export function saveJson(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // A browser that still writes keeps the bytes; only the name of them ends.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
