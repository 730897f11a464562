import type { z } from 'zod'
import type { PartnerSheet, partnerSheetOf } from './partner-sheet.ts'
import { ONE_OR_SEVERAL } from './sheet-parts.ts'
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
  const issues = error.issues.flatMap(ofWhatWasWritten)
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.') || 'form', messageOf(issue)]))
}

/** Of what may be one or several, what is wrong with that of both which was written. */
function ofWhatWasWritten(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.message !== ONE_OR_SEVERAL) return [issue]
  const meant = issue.errors.find((all) => !all.some(({ code, path }) => code === 'invalid_type' && path.length === 0))
  return meant ? meant.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue]
}

/** Of what is wrong with a key, such as the name of hours, the sentence stands within. */
function messageOf(issue: z.core.$ZodIssue): string {
  return (issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined) ?? issue.message
}
