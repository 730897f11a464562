import type { Purpose } from '../domain/partners/purpose.ts'
import { listed } from './listed.ts'
import { PURPOSE_WORDS } from './product-words.ts'

/** A channel that the bot is not in any more, or in which nobody can write. `name`: without "#"; empty where it is not known, then it is called by its part. */
export type AbsentFrom = { name: string; purpose: Purpose; archived: boolean }

/** What has to be done about it, for one of ours: "Invite me back to #acme-shared." */
export function wayBack(channels: AbsentFrom[]): string {
  const [first] = channels
  return channels.every(({ archived }) => archived) && first
    ? `Take ${named(channels)} out of the archive.`
    : `Invite me back to ${named(channels)}.`
}

/** Why nothing appears there: "I am not in #acme-shared any more". */
export function notThere(channels: AbsentFrom[]): string {
  const [first] = channels
  return first && channels.every(({ archived }) => archived)
    ? `${named(channels)} ${channels.length === 1 ? 'is' : 'are'} archived`
    : `I am not in ${named(channels)} any more`
}

/** "#acme-shared, #acme-internal and #escalations". */
export function named(channels: AbsentFrom[]): string {
  return listed(channels.map(({ name, purpose }) => (name === '' ? `the ${PURPOSE_WORDS[purpose]}` : `#${name}`)))
}
