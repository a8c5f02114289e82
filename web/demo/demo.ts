import { german } from './german.ts'
import { languageOf } from './language.ts'
import { samplesIn } from './samples.ts'

type Door = (...request: unknown[]) => unknown
declare global {
  interface Window {
    Underseal?: Door
    intercomSettings?: Record<string, unknown>
  }
}

const wanted = new URLSearchParams(location.search)
const language = languageOf(wanted.get('lang'), navigator.languages)
const signedIn = wanted.get('as') === 'mara'

speak()
dress()
offerSamples()
void bootMessenger()

function speak(): void {
  document.documentElement.lang = language
  if (language === 'en') return
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]'))
    element.textContent = german[element.dataset['t'] ?? ''] ?? element.textContent
  for (const element of document.querySelectorAll<HTMLElement>('[data-t-label]')) {
    element.setAttribute('aria-label', german[element.dataset['tLabel'] ?? ''] ?? '')
  }
  // Sums and rates stand in the markup as the English write them.
  for (const element of document.querySelectorAll('.sum, td:not([data-t])')) {
    element.textContent = (element.textContent ?? '').replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
  }
}

/** Links keep the language and the person, so that every combination is an address one can send around. */
function dress(): void {
  const address = (lang: string, mara: boolean) =>
    `/demo?${new URLSearchParams({ lang, ...(mara ? { as: 'mara' } : {}) })}`
  const tongue = document.querySelector<HTMLAnchorElement>('#language')
  if (tongue) {
    const other = language === 'de' ? 'en' : 'de'
    tongue.href = address(other, signedIn)
    tongue.hreflang = other
    tongue.lang = other
    tongue.textContent = other === 'de' ? 'Deutsch' : 'English'
  }
  const person = document.querySelector<HTMLAnchorElement>('#person')
  if (person) {
    person.href = address(language, !signedIn)
    if (signedIn) person.textContent = language === 'de' ? (german['signOut'] ?? '') : 'Sign Mara out'
  }
  const brand = document.querySelector<HTMLAnchorElement>('.brand')
  if (brand) brand.href = address(language, signedIn)
  toggle('#mara', signedIn)
  toggle('#visitor', !signedIn)
}

function toggle(selector: string, shown: boolean): void {
  const element = document.querySelector<HTMLElement>(selector)
  if (element) element.hidden = !shown
}

function offerSamples(): void {
  const list = document.querySelector('#samples')
  for (const { title, text } of samplesIn(language)) {
    const item = document.createElement('li')
    const heading = document.createElement('h3')
    heading.textContent = title
    const words = document.createElement('p')
    words.textContent = text
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = language === 'de' ? (german['copy'] ?? '') : 'Put into the messenger'
    button.setAttribute('aria-label', `${button.textContent}: ${title}`)
    button.addEventListener('click', () => ask('showNewMessage', text))
    item.append(heading, words, button)
    list?.append(item)
  }
  for (const button of document.querySelectorAll('[data-open]'))
    button.addEventListener('click', () => ask('showNewMessage'))
}

const early: unknown[][] = []

/** A click may come before the script has: then it is done as soon as that is there. */
function ask(...request: unknown[]): void {
  if (window.Underseal) window.Underseal(...request)
  else early.push(request)
}

/** As a bank would do it: its own server says who is signed in, by a signed token, and the page hands that on. */
async function bootMessenger(): Promise<void> {
  const answer = await fetch(signedIn ? '/demo/identity.json' : '/demo/settings.json', { cache: 'no-store' })
  if (!answer.ok) return
  const settings = (await answer.json()) as Record<string, unknown>
  window.intercomSettings = { ...settings, language_override: language }
  const script = document.createElement('script')
  script.src = '/messenger.js'
  script.async = true
  script.addEventListener('load', () => early.splice(0).forEach((request) => ask(...request)))
  document.head.append(script)
}
