type Shape = { readonly d: string; readonly name?: string }

const Icon = ({ d, name }: Shape) => (
  <svg class={name ?? 'icon'} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
    <path d={d} />
  </svg>
)

export const BackIcon = () => <Icon d="M14.5 6l-6 6 6 6" />
export const CloseIcon = () => <Icon d="M6.5 6.5l11 11M17.5 6.5l-11 11" />
export const SendIcon = () => <Icon d="M12 19V5M6 11l6-6 6 6" />
export const ArrowIcon = () => <Icon d="M9.5 6l6 6-6 6" />

/** A drop of wax with a press in it. It stands only where something is, or will be, sealed. */
export const SealMark = () => (
  <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
    <path
      fill="currentColor"
      fill-rule="evenodd"
      d="M8 1c1.3 0 2 1 3.1 1.3 1.1.3 2.3.2 3 1.3s.1 2.2.3 3.3c.2 1.1 1 2 .6 3.2-.4 1.3-1.6 1.5-2.4 2.3-.8.8-1.1 2-2.3 2.4-1.2.4-2.1-.4-3.3-.3-1.1.1-2.2.8-3.3.2-1.1-.6-1.2-1.8-1.8-2.8C1.3 10.9.4 10 .6 8.7c.2-1.2 1.2-1.8 1.6-2.9.4-1.1.1-2.3 1-3.2.9-.9 2.1-.5 3.1-.9C7 1.4 7.4 1 8 1Zm0 3.6A3.4 3.4 0 1 0 8 11.4 3.4 3.4 0 0 0 8 4.6Zm0 1.3a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z"
    />
  </svg>
)
