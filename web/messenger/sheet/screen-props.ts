import type { Core } from '../core.ts'
import type { State } from '../state.ts'

export type ScreenProps = { readonly core: Core; readonly state: State }
