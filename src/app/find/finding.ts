import type { Asker } from '../../domain/partners/actor.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Here } from '../scene.ts'

/** What it takes to find what somebody means: who they are, and where they said it, which may go without saying. */
export type Finding = { tx: Tx; actor: Asker; here?: Here }
