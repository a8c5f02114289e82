import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SafeText } from '../../../src/http/wire/shapes.ts'
import { Problem, type Tagged } from '../api/call.ts'

type Value = SafeText | string | number | boolean | object | null | undefined

/** One thing that a form changes: where it stands in what is saved, and what one has written there. */
export type Field<T> = {
  readonly label: string
  readonly of: (thing: T) => Value
  readonly mine: Value
  /** How it is said, where the value itself says little. */
  readonly say?: (value: Value) => string
}

type Saving<T, F extends string, R> = {
  /** As it stood when one began to write. */
  readonly begun: T
  readonly read: () => Promise<Tagged<T>>
  readonly fields: Readonly<Record<F, Field<T>>>
  /** Only what was changed here is written, so that two may change two things of one. */
  readonly save: (changed: readonly F[], tag: string, stands: T) => Promise<R>
}

export type SaveOver = {
  readonly mutate: () => void
  readonly isPending: boolean
  readonly error: unknown
  readonly overtaken: {
    /** What somebody else has written over the same meanwhile. Nothing was saved, and what one wrote is still in the form. */
    readonly theirs: readonly { readonly label: string; readonly text: string }[]
    readonly saveMine: () => void
    readonly leave: () => void
  } | null
}

/** Saves what was begun from something that others change, too: who saves last has seen what they write over. */
export function useSaveOver<T, F extends string, R>(
  saving: Saving<T, F, R>,
  /** Without an answer where nothing was changed. */
  onSaved: (answer: R | null) => void,
): SaveOver {
  // Stays while one's own is being saved: what was clicked there must not go from under the focus.
  const [lost, setLost] = useState<Overtaken<T, F> | null>(null)
  const save = useMutation({
    mutationFn: (seen: T) => saveOver(saving, seen),
    onError: (problem) => setLost(problem instanceof Overtaken ? (problem as Overtaken<T, F>) : null),
    onSuccess: (answer) => {
      setLost(null)
      onSaved(answer)
    },
  })
  const theirs = (name: F) => {
    const { label, of, say = textOf } = saving.fields[name]
    return { label, text: say(of(lost!.stands)) }
  }
  return {
    mutate: () => save.mutate(saving.begun),
    isPending: save.isPending,
    error: save.error,
    overtaken: lost && {
      theirs: lost.fields.map(theirs),
      saveMine: () => void (save.isPending || save.mutate(lost.stands)),
      leave: () => {
        setLost(null)
        save.reset()
      },
    },
  }
}

class Overtaken<T, F extends string> extends Problem {
  readonly stands: T
  readonly fields: readonly F[]
  constructor(stands: T, fields: readonly F[]) {
    super('changed', 'Somebody changed the same meanwhile.')
    this.stands = stands
    this.fields = fields
  }
}

const mostTries = 4

/** `seen`: what its author knows of, and may write over. */
async function saveOver<T, F extends string, R>(
  { begun, read, fields, save }: Saving<T, F, R>,
  seen: T,
): Promise<R | null> {
  const names = Object.keys(fields) as F[]
  const changed = names.filter((name) => textOf(fields[name].of(begun)) !== textOf(fields[name].mine))
  if (changed.length === 0) return null
  for (let tries = 1; ; tries++) {
    const { thing, tag } = await read()
    const unseen = changed.filter((name) => {
      const { of, mine } = fields[name]
      return keyOf(of(thing)) !== keyOf(of(seen)) && textOf(of(thing)) !== textOf(mine)
    })
    if (unseen.length > 0) throw new Overtaken(thing, unseen)
    try {
      return await save(changed, tag, thing)
    } catch (problem) {
      // In the moment between the two. What stands there now is looked at again.
      if (!(problem instanceof Problem && problem.code === 'changed') || tries === mostTries) throw problem
    }
  }
}

const isSafe = (value: Value): value is SafeText => typeof value === 'object' && value !== null && 'seals' in value

function textOf(value: Value): string {
  if (isSafe(value)) return value.text
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return JSON.stringify(Array.isArray(value) ? value : Object.entries(value).toSorted())
}

/** Two sealed values may have one stand-in, and are two. */
const keyOf = (value: Value): string =>
  isSafe(value) ? JSON.stringify([value.text, value.seals.map((seal) => seal.token)]) : textOf(value)

/** What of the form goes to the server. */
export const onlyThese = <B extends object, F extends keyof B>(changed: readonly F[], body: B): Partial<Pick<B, F>> =>
  // The entries are those of the body.
  Object.fromEntries(changed.map((name) => [name, body[name]])) as Partial<Pick<B, F>>
