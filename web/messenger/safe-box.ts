/**
 * What is not sent yet, or only begun, survives a reload, but never lies in browser storage in the open. It is encrypted with a key whose bytes
 * no script can read (a non-extractable CryptoKey in IndexedDB). Whoever owns the whole browser profile can still undo this;
 * it keeps words away from other scripts' eyes, sync, backups of readable storage and a curious next user.
 * Every step may fail (private window, no secure context): then unsent messages live in memory only.
 */
export type SafeBox = {
  /** What this page has not sent yet. */
  readonly keep: (value: unknown) => Promise<void>
  /** What earlier pages, or other tabs, have left; it is this page's from then on, and theirs until this page keeps or empties its own. */
  readonly takeAll: () => Promise<readonly unknown[]>
  /** This page has sent everything. */
  readonly empty: () => Promise<void>
  /** Of all pages, and the key. */
  readonly destroy: () => Promise<void>
}

type Locked = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

export function openSafeBox(workspace: string): SafeBox {
  const prefix = `${workspace}:unsent:`
  // One record a page: a tab that has sent everything must not clear away what another one still waits with.
  const own = prefix + crypto.getRandomValues(new Uint32Array(2)).join('-')
  const taken = new Map<string, Locked>()
  // One act after the other: a slow write must not land after the emptying that was asked for later.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T | undefined> => {
    const turn = last.then(act).catch(() => undefined)
    last = turn
    return turn
  }
  const algorithm = (iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(workspace),
  })

  /** In one step with what was taken from others, so that a crash leaves it there or here. */
  const write = async <T>(act: (store: IDBObjectStore) => IDBRequest<T>) => {
    await withStore('readwrite', (store) => {
      for (const [name, { iv }] of taken) {
        const looking: IDBRequest<Locked | undefined> = store.get(name)
        // Its page may be open, and have kept more meanwhile.
        looking.onsuccess = () => String(looking.result?.iv) === String(iv) && store.delete(name)
      }
      return act(store)
    })
    taken.clear()
  }

  async function open(locked: Locked): Promise<unknown> {
    const plain = await crypto.subtle.decrypt(algorithm(locked.iv), await keyOf(workspace), locked.data)
    return JSON.parse(new TextDecoder().decode(plain)) as unknown
  }

  return {
    keep: (value) =>
      inTurn(async () => {
        const iv = crypto.getRandomValues(new Uint8Array(12))
        const plain = new TextEncoder().encode(JSON.stringify(value))
        const data = await crypto.subtle.encrypt(algorithm(iv), await keyOf(workspace), plain)
        await write((store) => store.put({ iv, data }, own))
      }),
    takeAll: async () =>
      (await inTurn(async () => {
        const found: unknown[] = []
        for (const name of await namesUnder(prefix)) {
          if (name === own) continue
          // Only `keep` writes under these names.
          const locked = (await withStore('readonly', (store) => store.get(name))) as Locked
          found.push(...(await open(locked).then(asList, noList)))
          taken.set(name, locked)
        }
        return found
      })) ?? [],
    empty: () => inTurn(() => write((store) => store.delete(own))),
    destroy: () =>
      inTurn(async () => {
        // The key first: what stays on the disk after a crash in between is noise.
        await withStore('readwrite', (store) => store.delete(`${workspace}:key`))
        for (const name of await namesUnder(prefix)) await withStore('readwrite', (store) => store.delete(name))
      }),
  }
}

const asList = (value: unknown) => [value]
const noList = () => []

async function namesUnder(prefix: string): Promise<string[]> {
  const names = await withStore('readonly', (store) => store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))
  return names.map(String)
}

async function keyOf(workspace: string): Promise<CryptoKey> {
  const name = `${workspace}:key`
  const kept = (await withStore('readonly', (store) => store.get(name))) as CryptoKey | undefined
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // `add` refuses where another tab was faster: then theirs is the key.
  await withStore('readwrite', (store) => store.add(made, name)).catch(() => undefined)
  return (await withStore('readonly', (store) => store.get(name))) as CryptoKey
}

async function withStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('underseal', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('box')
  const base = await settled(opening)
  try {
    return await settled(act(base.transaction('box', mode).objectStore('box')))
  } finally {
    base.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
