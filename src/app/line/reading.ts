import type { Words } from '../words.ts'
import type { Grammar } from './grammar.ts'
import type { Piece } from './pieces.ts'
import type { SaidVerb } from './verb-in.ts'

/** A partner as lines name it. */
export type KnownPartner = { slug: string; name: string }

/** What there is to be named where a line is typed. Of `Verb`: what there is to say. */
export type Known<Verb extends Grammar = Grammar> = {
  verbs: readonly Verb[]
  /** Those that whoever types may use somewhere: only they are guessed. All, where nobody says. */
  offered?: readonly Verb[]
  /** Those that exist for whoever types. */
  partners: readonly KnownPartner[]
  /** Whose place it is, or whose person types. */
  here?: KnownPartner
  /** The label of what the thread is about, where this verb would mean it. */
  thread?: string
  /** The names of those who take part, of whom words without quotes may speak. */
  people?: readonly string[]
  /** The mention of whoever types: "@{U123}". */
  me?: string
}

/** What a verb is said with, in its usual order, each of the people's own texts in one piece. */
export type Said = Pick<Words, 'words' | 'flags' | 'quoted' | 'below'>

/**
 * What a line means. Only what is *understood* acts; each of `lines` by itself. What is *probably* meant is said back to whoever typed it, and done if they
 * say so: `why` is a sentence, `apart` the same in the pieces in which it was said, where they are more. Of what is *not* understood nothing happens; where it names nothing that exists, its verb says so (`lines`).
 */
export type Reading<Verb extends Grammar = Grammar> =
  /** `loosely`: people's own words without quotes, or more than what it shows takes; words to somebody else may read so. */
  | { certainty: 'understood'; verb: Verb; lines: Said[]; loosely?: true }
  | { certainty: 'probably'; verb: Verb; lines: Said[]; why: string; apart?: Said }
  /** More than one thing: each is said back to whoever typed it, and done if they say so. `sure`: alone, it would be understood. */
  | { certainty: 'several'; each: (Offer<Verb> & { sure: boolean })[] }
  | { certainty: 'not'; verb: Verb; lines: [Said] }
  /** `refusal`: why, in a sentence. `flag`: one that the verb does not have. */
  | { certainty: 'not'; verb: Verb; refusal: string }
  | { certainty: 'not'; verb: Verb; flag: string }
  | { certainty: 'not'; word: string; nearest?: string; offer?: Offer<Verb> }
  /** `about`: the word that help is asked about; `more`: others stand behind it. */
  | { certainty: 'help'; about?: string; more?: true }
  /** Thanks and the like: nothing is to become of it. */
  | { certainty: 'courtesy' }

/** A line that may be meant instead. */
export type Offer<Verb extends Grammar = Grammar> = { verb: Verb; lines: Said[] }

/** What is left of a line behind its verb, with its flags taken out. */
export type Rest<Verb extends Grammar = Grammar> = {
  verb: Verb
  as: SaidVerb<Verb>['as']
  /** The line as far as the pieces are of it. */
  text: string
  pieces: Piece[]
  flags: Record<string, string>
  /** The pieces that said the flags. */
  taken: Piece[]
  /** Some of them stood behind words on the lines below, as in a log. */
  flagsBehindWords?: true
  /** Flags that are said twice, and differently. */
  twice: string[]
  below?: string
  known: Known<Verb>
}

/** What a rest says. `doubt`: why that is not plain. `unfit`: it names nothing that the verb takes. */
export type ReadRest = {
  lines: Said[]
  doubt?: string
  /** The same as it is said back where it is in doubt: with all that went without saying. */
  saidBack?: Said
  /** The same in the pieces in which it was said, where `lines` puts some together. */
  apart?: Said
  unfit?: true
  /** Why it cannot be done, in a sentence. */
  refusal?: string
  /** People's own words, not in quotes: chatter may read like it. */
  loose?: true
  /** What it is about is named, or nothing else is said: it is for the verb, whatever word of it was used. */
  plain?: true
  /** It only shows something, though the verb can do more. */
  shows?: true
}
