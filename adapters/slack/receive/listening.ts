import type { Receive } from '../../../src/ports/inbound.ts'
import type { Answerer } from '../answer/carry-out.ts'
import type { Reading } from './reading.ts'

/** What the app's listeners work with: what they read by, whom they hand it to, and who carries out the answer. */
export type Listening = { reading: () => Reading; receive: Receive; answerer: Answerer }
