import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NameModel, NameModelOptions } from '../src/connectors/onnx/open-name-model.ts'
import { makeTinyModel } from './make-tiny-model.ts'

/** The built program: from sources there is no script that a thread of its own could run. */
const built = (await import(new URL('../dist/connectors/onnx/open-name-model.js', import.meta.url).href)) as {
  openNameModel(options: NameModelOptions): NameModel
}

const folder = mkdtempSync(join(tmpdir(), 'underseal-onnx-'))
const failures: string[] = []
const open = (more: Partial<NameModelOptions> = {}) =>
  built.openNameModel({ folder, onFailure: (why) => void failures.push(why), ...more })
let model: NameModel
beforeAll(() => {
  makeTinyModel(folder)
  model = open()
})
afterAll(async () => {
  await model.close()
  rmSync(folder, { recursive: true })
})

test('a thread of its own reads texts while this one goes on', async () => {
  await model.ready()
  let went = 0
  const beat = setInterval(() => went++, 0)
  const answers = await Promise.all(['call Zorvella', 'the '.repeat(20_000), 'Quom'].map((text) => model.names(text)))
  clearInterval(beat)
  expect(answers.map((names) => names.map(({ start, end }) => [start, end]))).toEqual([[[5, 13]], [], [[0, 4]]])
  expect(went).toBeGreaterThan(0)
  expect(failures).toEqual([])
})

test('a text that is not read in time is refused, and the next one is read', async () => {
  const slow = open({ limitMs: 1 })
  await expect(slow.names('call Zorvella')).rejects.toMatchObject({ code: 'unavailable' })
  expect(failures.splice(0)).toEqual(['slow'])
  await slow.ready()
  await slow.close()
})

test('when it is closed, who waits is refused and not forgotten', async () => {
  const closing = open()
  const asked = closing.names('call Zorvella')
  await Promise.all([expect(asked).rejects.toMatchObject({ code: 'unavailable' }), closing.close()])
  expect(failures.splice(0)).toEqual(['broken'])
})

test('a folder that holds no model is said so, and texts are refused', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'underseal-onnx-'))
  makeTinyModel(broken)
  writeFileSync(join(broken, 'model.onnx'), 'no model')
  const none = open({ folder: broken })
  await expect(none.ready()).rejects.toThrow('DETECT_ONNX_MODEL: The model could not be opened or run.')
  await expect(none.names('Zorvella')).rejects.toMatchObject({ code: 'unavailable' })
  rmSync(join(broken, 'config.json'))
  const less = open({ folder: broken })
  await expect(less.ready()).rejects.toThrow('config.json is not in the folder')
  await Promise.all([none.close(), less.close()])
  rmSync(broken, { recursive: true })
  expect(failures.splice(0)).toEqual(['broken'])
})
