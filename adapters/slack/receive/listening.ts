import type { Receive } from '../../../src/ports/inbound.ts'
import type { Changed } from '../identify/inquiry.ts'
import type { Answerer } from '../answer/carry-out.ts'
import type { Reading } from './reading.ts'

/**
 * What the app's listeners work with: what they read by, whom they hand it to, who carries out the answer, and who is to forget what was
 * remembered of a person or a channel when Slack says that it changed.
 */
export type Listening = {
  reading: () => Reading
  receive: Receive
  answerer: Answerer
  changed: (what: Changed) => void
}
