import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { activityActions } from '../../../src/core/activity.ts'
import { errorCodes } from '../../../src/core/errors.ts'
import { permissions } from '../../../src/core/permission.ts'
import { actions } from '../../../src/core/policy.ts'
import { policyTemplates } from '../../../src/core/policy-templates.ts'
import { classes } from '../../../src/detect/finding.ts'
import { Problem } from '../api/call.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { browserLanguage, kindTitle, problemText } from './words.ts'

/** Every text by its path; a function stands for what it says with samples. */
function texts(words: unknown, path = ''): Map<string, string> {
  if (typeof words === 'string') return new Map([[path, words]])
  if (typeof words === 'function') return new Map([[path, String((words as (...args: unknown[]) => string)('X', 'Y'))]])
  return new Map(Object.entries(words as object).flatMap(([key, inner]) => [...texts(inner, `${path}.${key}`)]))
}

const english = texts(en)
const german = texts(de)

/** The same in both languages, by right. */
const alike = [
  /^\.name$/,
  /^\.details\./,
  /^\.system$/,
  /^\.nav\.(tags|messenger)$/,
  /^\.thread\.tag$/,
  /^\.keyboard\.tag$/,
  /^\.messenger\.title$/,
  /^\.(teams|tagPage)\.title$/,
  /^\.work\.(teams|team|code|emoji|count)$/,
  /\.builtIn\.admin$/,
]
const alikeTexts = ['Webhooks', 'Name', 'Version X', 'X, Y', 'X Y', 'Text', 'Person']

/** The engine itself says these in English. */
const saidInEnglish = /^\.own\.(problems\.|unknownSign$)/

it('has the same texts in both languages', () => {
  const paths = (all: Map<string, string>) => [...all.keys()].filter((path) => !saidInEnglish.test(path))
  expect(paths(german)).toEqual(paths(english))
})

it('has a German sentence for all that can be wrong with a pattern', () => {
  const said = ['custom.ts', 'pattern/automaton.ts', 'pattern/match-patterns.ts', 'pattern/parse-pattern.ts'].flatMap(
    (file) => {
      const source = readFileSync(new URL(`../../../src/detect/${file}`, import.meta.url), 'utf8')
      return [...source.matchAll(/(?:PatternError\(|problem: )\s*(?:'((?:[^'\\]|\\.)+)'|`([^`]+)`)/g)].map(
        ([, plain, filled]) => plain ?? filled ?? '',
      )
    },
  )
  // Filled in where they are said: escapes are answered by unknownSign, limits stand as numbers, and a list of checks cannot be typed.
  const fixed = said.filter((sentence) => !sentence.includes('${'))
  expect(fixed.length).toBeGreaterThan(15)
  expect(fixed.filter((sentence) => !de.own.problems[sentence])).toEqual([])
})

it('leaves no text empty', () => {
  for (const words of [english, german]) for (const [path, text] of words) expect(text.trim(), path).not.toBe('')
})

it('leaves nothing untranslated', () => {
  const same = [...english].filter(
    ([path, text]) =>
      german.get(path) === text && !alike.some((pattern) => pattern.test(path)) && !alikeTexts.includes(text),
  )
  expect(same).toEqual([])
})

it('has words for every error, act, right, class, action and template', () => {
  for (const words of [en, de]) {
    expect(Object.keys(words.errors)).toEqual(expect.arrayContaining([...errorCodes]))
    expect(Object.keys(words.activity.acts).toSorted()).toEqual([...activityActions].toSorted())
    expect(Object.keys(words.rights).toSorted()).toEqual([...permissions].toSorted())
    expect(Object.keys(words.policies.classes).toSorted()).toEqual([...classes].toSorted())
    expect(Object.keys(words.policies.actions)).toEqual([...actions])
    expect(Object.keys(words.policies.means)).toEqual([...actions])
    expect(Object.keys(words.policies.templates).toSorted()).toEqual(Object.keys(policyTemplates).toSorted())
  }
})

it('has words for every detail that an act is logged with', () => {
  const folders = ['flows', 'jobs', 'cli'].map((room) => new URL(`../../../src/${room}/`, import.meta.url))
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  )
  const bodies = sources.flatMap((source) =>
    [...source.matchAll(/details(?:: | = )\{([^{}]*)/g)].map(([, body = '']) => body),
  )
  const names = new Set(
    bodies.flatMap((body) => [...body.matchAll(/(?:^|[,(?]|\s)\s*'?([a-zA-Z-]+)'?:/g)].map(([, name = '']) => name)),
  )
  expect(names.size).toBeGreaterThan(25)
  // Not shown: they lead to a conversation instead.
  names.delete('conversation')
  for (const words of [en, de]) expect([...names].filter((name) => !words.details[name])).toEqual([])
})

it('speaks the first language of the browser that it knows', () => {
  expect(browserLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(browserLanguage(['fr', 'en-US', 'de'])).toBe('en')
  expect(browserLanguage([])).toBe('en')
})

it('names kinds in the language of the reader', () => {
  expect(kindTitle(en, 'payment-card')).toBe('payment card')
  expect(kindTitle(de, 'payment-card')).toBe('Zahlungskarte')
  expect(kindTitle(de, 'loyalty-number')).toBe('loyalty-number')
})

it('quotes the reference of an inner failure and never the words of the server', () => {
  expect(problemText(en, new Problem('internal', 'server text', undefined, 'ref_1'))).toContain('ref_1')
  expect(problemText(de, new Problem('forbidden', 'server text', undefined, 'ref_1'))).toBe(de.errors.forbidden)
  expect(problemText(de, new TypeError('x'))).toBe(de.errors.internal)
})
