import type { z } from 'zod'
import type { PartnerSheet, partnerSheetOf } from './partner-sheet.ts'
import { wordsForValue } from '../value-words.ts'

/** What is wrong with a sheet, by path ("people.0.name"; "form" of all of it), each a sentence. */
export type SheetErrors = Record<string, string>

/** A sheet as somebody has written it, or what is wrong with it and what to write instead. */
export function readSheet(
  schema: ReturnType<typeof partnerSheetOf>,
  said: unknown,
): { sheet: PartnerSheet } | { errors: SheetErrors } {
  const { success, data, error } = schema.safeParse(said, { error: wordsForValue })
  return success ? { sheet: data } : { errors: errorsIn(error) }
}

function errorsIn(error: z.ZodError): SheetErrors {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || 'form', messageOf(issue)]))
}

/** Of what is wrong with a key, such as the name of hours, the sentence stands within. */
function messageOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message
}
