/** All states of the scanner, as `bin/steps/build-engine.js` writes them into what is built. */
export type MadeTable = {
  /** Tells of which detectors they were made. */
  readonly literals: number
  /** The signs in literals, in the order in which they were met. */
  readonly signs: string
  /** Where in `data` each state begins, the one at the beginning of a word first, then the one inside a word. */
  readonly places: string
  /** For each state: 1 at the beginning of a word, otherwise 2; how many literals end there, and which; how many exceptions, and each as class and state. */
  readonly data: string
}

/** In the sources there is none: states are built as text asks for them. */
export const scannerTable: MadeTable | undefined = undefined
