const languages = ['en', 'de'] as const
type Language = (typeof languages)[number]

/** What the address asks for, else the first language of the browser that the page has. */
export function languageOf(wanted: string | null, preferred: readonly string[]): Language {
  return (
    [wanted ?? '', ...preferred]
      .map((tag) => languages.find((one) => tag.toLowerCase().split('-')[0] === one))
      .find((one) => one !== undefined) ?? 'en'
  )
}
