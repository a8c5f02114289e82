import { useEffect, useId, useState, type ChangeEvent, type KeyboardEvent } from 'react'

/** A field that finds, and below it what it has found: the focus stays in the field, arrows move in the list, Enter takes. */
export function useChoices<T>(find: (query: string) => readonly T[], take: (one: T) => void) {
  const id = useId()
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  const shown = find(query)
  const at = Math.min(chosen, shown.length - 1)
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  const takeAt = (index: number) => {
    const one = shown[index]
    if (one !== undefined) take(one)
  }
  return {
    query,
    shown,
    field: {
      role: 'combobox',
      'aria-expanded': true,
      'aria-controls': id,
      'aria-activedescendant': shown.length > 0 ? `${id}-${at}` : undefined,
      autoComplete: 'off',
      spellCheck: false,
      maxLength: 200,
      value: query,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setQuery(event.target.value)
        setChosen(0)
      },
      onKeyDown: (event: KeyboardEvent) => {
        // Where a word is put together of several keys, they belong to it.
        if (event.nativeEvent.isComposing) return
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (step !== 0) setChosen((at + step + shown.length) % Math.max(1, shown.length))
        else if (event.key === 'Enter') takeAt(at)
        else return
        event.preventDefault()
      },
    },
    list: { id, role: 'listbox' },
    option: (index: number) => ({
      id: `${id}-${index}`,
      role: 'option',
      'aria-selected': index === at,
      onMouseMove: () => index !== at && setChosen(index),
      onClick: () => takeAt(index),
    }),
  } as const
}
