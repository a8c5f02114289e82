import { bytesOf } from './names/text-bytes.ts'
import { type Names, newNames } from './names/find-names.ts'
import { readNameList } from './names/name-list.ts'
import { readWeights } from './names/weights.ts'

export type { Names }

let loaded: Promise<Names> | undefined

/** Word lists and weights for names of persons, some 2 MB, fetched when first asked for and kept. */
export function loadNames(): Promise<Names> {
  loaded ??= Promise.all([import('./names/name-list-data.ts'), import('./names/name-model-data.ts')]).then(
    ([{ coarseGroups, groupKinds, nameListData }, { nameModel }]) =>
      newNames(
        readNameList(bytesOf(nameListData), bytesOf(groupKinds), bytesOf(coarseGroups)),
        readWeights(nameModel, bytesOf(nameModel.weights), bytesOf(nameModel.dull)),
      ),
  )
  return loaded
}
