import type { FormErrors, FormField, FormOption } from '../../cards/form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { OpenProposal } from '../../domain/terms/proposal.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { WrittenSheet } from '../partners/written/written-sheet.ts'

/** What stands in the fields of a form, by their ids; what was left empty is absent. */
export type Entries = Record<string, string>

/** A partner as a part is drawn and read of. `company`: how our side is called. `proposal`: what waits for the partner's word. */
export type Run = { partner: Partner; company: string; proposal?: OpenProposal; people: People }

/** Who is named of each side, as they are called; and what those are called whom ladders call by name. */
export type People = { there: Record<Side, string[]>; called: ReadonlyMap<string, string> }

/** What a form changes of a partner, as far as a sheet says it. */
export type SheetPart = Partial<Omit<WrittenSheet, 'people' | 'channels'>>

/**
 * One part of how a partner is run, as a form shows and changes it. `of`: which of its things, where it has several: a side's hours, a target, a
 * ladder. It is what one editor changes under another.
 */
export type Part = {
  /** The action of the button that opens its form, and of the form. */
  action: string
  /** At most 24 characters. */
  title: string
  /** What there is to choose from first; absent where the part is one thing. */
  choose?(run: Run): { label: string; options: FormOption[] }
  /** What its fields say as it stands; undefined where there is no such thing, or none any more. */
  said(run: Run, of: string): Entries | undefined
  form(run: Run, of: string, entries: Entries): { intro: string[]; fields: FormField[] }
  /** The part of a sheet that says what was entered, or what is wrong, field by field. */
  sheet(run: Run, of: string, entries: Entries): SheetPart | { errors: FormErrors }
  /** The field that a refusal of the sheet is about, by its path there, e.g. "calendar.zone". */
  fieldAt(path: string, entries: Entries): string
  /**
   * The terms before with all that these entries are about as it is now, what they would make anew too: what differs was changed by somebody meanwhile.
   * Absent where it is no part of the terms.
   */
  withNow?(before: Terms, now: Run, of: string, entries: Entries): Terms
}

/** Things that people list: between commas or semicolons, or one a line. */
export function listIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** Which of the few that there are was chosen. */
export function oneOf<T extends string | number>(all: readonly T[], chosen: string | undefined): T | undefined {
  return all.find((one) => String(one) === chosen)
}

/** Without what was left empty. */
export function filled(entries: Record<string, string | undefined>): Entries {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([id, value]) => (value === undefined || value === '' ? [] : [[id, value]])),
  )
}
