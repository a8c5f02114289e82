type Shape = { readonly d: string; readonly name?: string }

const Icon = ({ d, name }: Shape) => (
  <svg
    class={name ?? 'icon'}
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <path d={d} />
  </svg>
)

export const BackIcon = () => <Icon d="M14.5 6l-6 6 6 6" />
export const CloseIcon = () => <Icon d="M6.5 6.5l11 11M17.5 6.5l-11 11" />
export const SendIcon = () => <Icon d="M12 19V5M6 11l6-6 6 6" />
export const BellIcon = () => (
  <Icon d="M6.5 16.5h11c-1-1.2-1.5-2.6-1.5-4.5v-1.5a4 4 0 0 0-8 0V12c0 1.9-.5 3.3-1.5 4.5ZM10.5 19.5h3" />
)
export const BellOffIcon = () => (
  <Icon d="M8 12c0 1.9-.5 3.3-1.5 4.5h9M16 12v-1.5a4 4 0 0 0-6.5-3.1M10.5 19.5h3M5 5l14 14" />
)
export const ArrowIcon = () => <Icon d="M9.5 6l6 6-6 6" />

/** A drop of wax with a press in it. It stands only where something is, or will be, sealed. */
export const SealMark = () => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <path
      fill="currentColor"
      d="M8.3.7c2 0 2.6 1 4.2 1.7 1.5.7 2.6 1.7 2.8 3.5.2 1.5-.4 2.3-.2 3.7.2 1.9-.5 3.5-2.2 4.3-1.3.6-2 1.3-3.5 1.5-1.7.3-2.7-.5-4.2-.7-1.9-.3-3.5-1-4.2-2.7-.6-1.5.2-2.4.1-3.9C1 6.1.8 4.7 2 3.4 3 2.2 4.2 2.3 5.4 1.5 6.3 1 7.1.7 8.3.7Z"
    />
    <circle cx="8.1" cy="8" r="4.1" fill="none" stroke="var(--seal-ground)" stroke-width="1" />
    <path
      d="M6.6 6.3v1.9a1.5 1.5 0 0 0 3 0V6.3"
      fill="none"
      stroke="var(--seal-ground)"
      stroke-width="1"
      stroke-linecap="round"
    />
  </svg>
)
