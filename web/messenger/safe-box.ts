/**
 * What is not sent yet survives a reload, but never lies in browser storage in the open. It is encrypted with a key whose bytes
 * no script can read (a non-extractable CryptoKey in IndexedDB). Whoever owns the whole browser profile can still undo this;
 * it keeps words away from other scripts' eyes, sync, backups of readable storage and a curious next user.
 * Every step may fail (private window, no secure context): then unsent messages live in memory only.
 */
export type SafeBox = {
  readonly keep: (value: unknown) => Promise<void>
  readonly take: () => Promise<unknown>
  readonly empty: () => Promise<void>
}

type Locked = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

export function openSafeBox(workspace: string): SafeBox {
  // One act after the other: a slow write must not land after the emptying that was asked for later.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T | undefined> => {
    const turn = last.then(act).catch(() => undefined)
    last = turn
    return turn
  }
  return {
    keep: (value) =>
      inTurn(async () => {
        const key = await keyOf(workspace)
        const iv = crypto.getRandomValues(new Uint8Array(12))
        const plain = new TextEncoder().encode(JSON.stringify(value))
        const data = await crypto.subtle.encrypt(
          { name: 'AES-GCM', iv, additionalData: nameBytes(workspace) },
          key,
          plain,
        )
        await put(`${workspace}:unsent`, { iv, data })
      }),
    take: () =>
      inTurn(async () => {
        const locked = (await get(`${workspace}:unsent`)) as Locked | undefined
        if (!locked) return undefined
        const algorithm = { name: 'AES-GCM', iv: locked.iv, additionalData: nameBytes(workspace) }
        const plain = await crypto.subtle.decrypt(algorithm, await keyOf(workspace), locked.data)
        return JSON.parse(new TextDecoder().decode(plain)) as unknown
      }),
    empty: () =>
      inTurn(async () => {
        // The key first: what stays on the disk after a crash in between is noise.
        await remove(`${workspace}:key`)
        await remove(`${workspace}:unsent`)
      }),
  }
}

const nameBytes = (workspace: string) => new TextEncoder().encode(workspace)

async function keyOf(workspace: string): Promise<CryptoKey> {
  const kept = (await get(`${workspace}:key`)) as CryptoKey | undefined
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await put(`${workspace}:key`, made)
  return made
}

const get = (name: string) => withStore('readonly', (store) => store.get(name))
const put = (name: string, value: unknown) => withStore('readwrite', (store) => store.put(value, name))
const remove = (name: string) => withStore('readwrite', (store) => store.delete(name))

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
