import type { Side } from '../partners/party.ts'

/** A set of questions that both sides are asked. A version is never changed: what is changed is the next one. */
export type Template = {
  /** By which sheets and verbs name it: "health", "onboarding-pulse". */
  slug: string
  name: string
  version: number
  /** Of what is worded here, e.g. "en". */
  language: string
  /** Each that an item is about, with the sentence that explains it. */
  dimensions: Dimension[]
  items: Item[]
  /** Asked at the end of a full check. */
  openQuestion: string
  /** Asked where an answer scores below half, and the item has no follow-up of its own. */
  followUp: string
  /** Absent: as for English. */
  scale?: ScaleWords
  /** The same, worded in other languages, by their tags. */
  translations: Record<string, Translation>
}

export type Dimension = { name: string; means: string }

/** How the fixed answers are said. `agree`: from 1 to 5. */
export type ScaleWords = {
  agree: [string, string, string, string, string]
  cantJudge: string
  yes: string
  no: string
  /** Before the answers on which an item depends: "Only if". */
  onlyIf: string
}

/** Of each item and option of the template its words, and nothing else: ids, kinds and conditions are the template's. */
export type Translation = {
  items: Record<string, ItemWords>
  openQuestion: string
  followUp: string
  scale: ScaleWords
}

export type ItemWords = Mirrored & { options?: Record<string, string>; followUp?: Mirrored }

/** Worded for each side, so that both tell the same story from their own end. */
export type Mirrored = Record<Side, string>

/**
 * agree: 1 to 5. rating: 0 to 10. Both may be "can't judge", and they alone score. single, multiple: of its options. short: one line. long: several.
 */
export const ITEM_KINDS = ['agree', 'rating', 'single', 'multiple', 'yes-no', 'short', 'long'] as const

/** One thing both sides are asked, worded for each. */
export type Item = Mirrored & {
  id: string
  dimension: string
  /** Every pulse asks it; the others rotate. */
  always?: true
  /** Asked only of whoever answers an earlier item so. */
  when?: Condition
  /** In a run alone: whether this corrective action has helped. `of`: how far it had come as it was asked. */
  action?: { number: number; of: 'open' | 'done' }
} & (
    | { kind: 'agree' | 'rating'; followUp?: Mirrored }
    | { kind: 'single' | 'multiple'; options: ItemOption[] }
    | { kind: 'yes-no' | 'short' | 'long' }
  )

export type ItemOption = { id: string; label: string }

/** `is`: any of these options, or "yes" or "no". Nobody who can't judge meets one. */
export type Condition = { item: string } & ({ atMost: number } | { atLeast: number } | { is: string[] })
