import type { LabelKind } from './read-labels.ts'

/** What follows a verb, in its usual order. A line in which it stands otherwise, or with more beside it, is no more than probably understood. */
export type Takes =
  /** A partner, and what a case is called. */
  | { of: 'title' }
  /**
   * What is named by its label, `usual` where only a number is said; `several`: each of those named, one by one. Then people's own words, how severe it
   * is, or somebody. `are`: what such words are, where they are not how or why something is done; they may then be what else would be a sentence about
   * the deed. `thanks`: a courtesy is words enough. `below`: the lines below are another text, as a description is beside a title. `orPartner`: with
   * this flag it is a partner that is named, and people's own words behind it are plain in quotes alone.
   */
  | {
      of: 'labels'
      usual: LabelKind
      several?: true
      then?: 'words' | 'severity' | 'person'
      are?: 'a question' | 'a message' | 'a time'
      thanks?: true
      below?: 'another text'
      orPartner?: string
    }
  /** A label, or a partner. `then`: and people's own words, which behind a partner are plain in quotes alone. */
  | { of: 'label or partner'; usual: LabelKind; several?: true; then?: 'words' }
  /**
   * A label; or a partner, and in either order one word of what is meant about it: `acts` do something that both companies read, `tells` only show, as the partner alone does. Behind a word of
   * `worded` stand people's own words, in quotes, or "off". `kinds`: one of these words may say which of them is meant.
   */
  | {
      of: 'label or part'
      usual: LabelKind
      acts: readonly string[]
      tells: readonly string[]
      worded: readonly string[]
      kinds: readonly string[]
    }
  /** A label; or a partner, and something of it as it is called, any word of which may belong to its name. */
  | { of: 'label or figure'; usual: LabelKind }
  /** `either`: which of them is named first says nothing. */
  | { of: 'two labels'; usual: LabelKind; either?: true }
  /**
   * A partner, and whatever else the verb asks for. `words`: what may be said of somebody who is mentioned. `exactly`: beside the partner only
   * people's own words, in quotes, are plain.
   */
  | { of: 'partner'; words?: string[]; exactly?: true }
  /** A partner, then what is measured and a number, both as they are written. */
  | { of: 'figure' }
  /** Filters in any order, and a partner, which the verb tells apart. */
  | { of: 'filters' }
  /** Words to look for, each in quotes or by itself. */
  | { of: 'search' }
  /** A name that nothing has yet. */
  | { of: 'name' }
  /** Somebody who is mentioned, and these words beside. `exactly`: whatever else is said is refused by the verb itself. */
  | { of: 'people'; words?: string[]; exactly?: true }
  /** A time of the day, or "on" or "off"; of the week "on" or "off". */
  | { of: 'time of day' }
  /** From when until when on each day, weekends, or "off". */
  | { of: 'hours of a day' }
  /** A moment, or from when until when, in people’s own words; the verb reads them. */
  | { of: 'moments' }
  | { of: 'nothing' }

/** What a line must know of a verb in order to be read. */
export type Grammar = {
  verb: string
  /** Other words for the same. Many are also the beginning of any sentence, so they act only where it is plain what is meant. */
  also?: string[]
  takes: Takes
  /** It changes nothing and shows something to whoever asked alone: then a guess does no harm. */
  shows?: true
  /** The flags it understands, without "--". Another one is refused rather than left out: a slip of the finger must not pass unseen. */
  flags?: string[]
  /** Those of them whose value may be several words without quotes, such as a day and a time. */
  longFlags?: string[]
  /** It takes people's own words, which come back to them when it is refused. */
  takesWords?: true
  /**
   * In the thread of a case it means that case, where none is named: before whatever else is said, or only where nothing is said, because what is said may
   * name something else.
   */
  inThread?: 'before words' | 'alone'
  /** Their words may go on over further lines, which are kept as they were written. */
  takesLines?: true
}

/** Whether what was typed is about a partner, of a verb that takes labels without that flag. */
export function takesPartner({ verb: { takes }, flags }: { verb: Pick<Grammar, 'takes'>; flags: object }): boolean {
  return takes.of === 'labels' && takes.orPartner !== undefined && takes.orPartner in flags
}
