import { icons, sealEdge, type IconName } from './icon-data.ts'

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  )
}

/** The mark on everything that is sealed. */
export function SealMark({ size = 14, open = false }: { size?: number; open?: boolean }) {
  return (
    <svg
      className="seal-mark"
      data-open={open || undefined}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path className="seal-edge" d={sealEdge} />
      <path className="seal-letter" d="M5.6 5v3.400a2.4 2.4 0 0 0 4.8 0V5" />
    </svg>
  )
}

export function Wordmark() {
  return (
    <span className="wordmark">
      <SealMark size={20} />
      Underseal
    </span>
  )
}

export function Avatar({ name, team = false }: { name: string | null; team?: boolean }) {
  return (
    <span className="avatar" data-team={team || undefined} aria-hidden="true">
      {name ? initials(name) : <Icon name="person" size={14} />}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
