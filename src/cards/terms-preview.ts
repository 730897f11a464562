import { type Change, sayChange } from '../domain/partners/change.ts'
import { type Partner, threadsOf } from '../domain/partners/partner.ts'
import type { Side } from '../domain/partners/party.ts'
import { changeByName } from '../domain/partners/person-mark.ts'
import { whatChanged } from '../domain/partners/what-changed.ts'
import { diffTerms } from '../domain/terms/diff-terms.ts'
import { oursAlone } from '../domain/terms/shared-terms.ts'
import { type Running, touchedBy } from '../domain/terms/touched-by.ts'
import { listed } from './listed.ts'

/**
 * What waits for the partner’s word. `besides`: what is new in it for our own people, beyond what both companies read. `asks`: the names of whoever can give
 * it; `unseen`: why nobody of the partner can read of it yet, in a sentence.
 */
export type Waiting = { changes: Change[]; besides: Change[]; asks: string[]; unseen?: string }

/** What is let go of with a partner that ends: its channels, by their names, and what is proposed to it. */
export type LetGo = { channels: string[]; takenBack: boolean }

/** What a change of a partner comes to, in words for whoever makes it: the same before it is made and when it is. */
export type TermsPreview = {
  /** Each thing that becomes another. */
  changes: string[]
  /** What is proposed to the partner, and on whose word it waits. */
  proposed: string[]
  /** What runs now and would begin otherwise by it. */
  running: string[]
  /** What the other side can see of it. */
  seen: string[]
}

/** From a partner as it is to what it would be; `waits`: what is proposed besides; `ends`: what is let go of; `names`: what those are called whom ladders name. `running`: what runs with it now. Nothing in any of them: nothing changes. */
export function termsPreview(
  before: Partner,
  after: Partner,
  running: Running,
  { waits, ends, names }: { waits?: Waiting; ends?: LetGo; names?: ReadonlyMap<string, string> } = {},
): TermsPreview {
  const own = whatChanged(before, after)
  const terms = diffTerms(before.terms, after.terms).map((one) => changeByName(one, (id) => names?.get(id)))
  return {
    changes: [...own, ...terms].map(sayChange),
    proposed: waits ? waitsOn(after, waits) : [],
    running: goesOn(touchedBy(before.terms, after.terms, running)),
    seen: ends ? sayEnds(ends) : seenBy(before, after, [...own, ...terms], (waits?.changes.length ?? 0) > 0),
  }
}

const WHOSE: Record<Side, string> = { internal: 'our', partner: 'their' }

/** The same in one breath, for whoever did it. */
export function sayWaiting(partner: Partner, waiting: Waiting): string[] {
  const [first = '', ...rest] = waitsOn(partner, waiting)
  const changes = rest.slice(0, waiting.changes.length).map((line) => line.trim())
  const said = changes.length === 0 ? first : `${first} ${changes.join('; ')}.`
  return [said, ...rest.slice(waiting.changes.length)]
}

/** What its end comes to for whoever reads it there, a sentence each. */
export function sayEnds({ channels, takenBack }: LetGo): string[] {
  return [
    ...(channels.length === 0
      ? []
      : [`That it has ended is told in its channels, and they are let go: ${listed(channels)}.`]),
    'Its people can see and do nothing more here. Its record stays.',
    ...(takenBack ? ['What is proposed to it is taken back.'] : []),
  ]
}

function waitsOn({ name }: Partner, { changes, besides, asks, unseen }: Waiting): string[] {
  if (changes.length === 0) return [`Nothing is proposed to ${name} any more.`]
  const who = asks.length === 0 ? 'its account manager or sponsor' : asks.join(' or ')
  return [
    `Proposed to ${name}, holds once ${who} accepts:`,
    ...changes.map((change) => `  ${sayChange(change)}`),
    ...(besides.length === 0 ? [] : [`Besides, in what is proposed: ${besides.map(sayChange).join('; ')}.`]),
    ...(unseen === undefined ? [] : [unseen]),
  ]
}

function goesOn({ clocks, ladders, checks }: Running): string[] {
  const times = Map.groupBy(clocks, ({ obligor, measure }) => `${WHOSE[obligor]} time to ${measure}`)
  const all = [
    ...[...times].map(([time, some]) => `${time} ${listed([...new Set(some.map(({ label }) => label))])}`),
    ...(ladders.length > 0 ? [listed(ladders.map(({ label }) => label))] : []),
    ...checks.map(({ label }) => label),
  ]
  return all.length === 0 ? [] : [`What runs goes on as it began: ${all.join('; ')}.`]
}

function seenBy(before: Partner, after: Partner, all: Change[], proposed: boolean): string[] {
  if (all.length === 0) return []
  const resumed = before.stage === 'ended' ? ['Its people can act again. Its channels are bound anew by hand.'] : []
  if (after.unconfirmed) return [`Nothing of it reaches ${after.name} before it is confirmed.`]
  const { type, direction, stage } = before
  // How we class a partner is our own affair.
  const hidden = [...whatChanged({ ...after, type, direction, stage }, after), ...oursAlone(before.terms, after.terms)]
  const told = threadsOf(before) === threadsOf(after) ? [] : ['It is told in the channels shared with them.']
  // What is proposed besides can be seen.
  if (hidden.length === all.length)
    return resumed.length > 0 || proposed ? resumed : [`${after.name} cannot see any of it.`]
  if (hidden.length === 0) return [`${after.name} can see all of it.`, ...told]
  return [...resumed, `${after.name} can see it, but for ${listed(hidden.map(({ what }) => what))}.`, ...told]
}
