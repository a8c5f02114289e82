/** All states of the scanner, as `bin/steps/build-engine.js` writes them into what is built. */
export type MadeTable = {
  /** Of how many detectors they were made. */
  readonly detectors: number
  /** The signs in literals, in the order in which they were met. */
  readonly signs: string
  /** Where in `data` each state begins, the one at the beginning of a word first, then the one inside a word. */
  readonly places: string
  /** For each state: 1 at the beginning of a word, otherwise 2; how many exceptions to that one; each as class and goal, twice a state or twice a landing and one. */
  readonly data: string
  /** For each landing: the state it leads to; where in `met` its literals begin; how many they are. */
  readonly landings: string
  readonly met: string
}

/** In the sources there is none: states are built as text asks for them. */
export const scannerTable: MadeTable | undefined = undefined
