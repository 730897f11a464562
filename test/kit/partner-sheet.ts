import { partnerSheetOf } from '../../src/app/partners/partner-sheet.ts'
import { readSheet, type SheetErrors } from '../../src/app/partners/read-sheet.ts'
import { PLATFORM_TRAITS } from './platform-traits.ts'

/** Sheets that name accounts of the platforms this Liaison knows. */
export const partnerSheet = partnerSheetOf(PLATFORM_TRAITS)

/** What is wrong with one, by path. */
export function sheetErrors(said: unknown): SheetErrors {
  const read = readSheet(partnerSheet, said)
  return 'errors' in read ? read.errors : {}
}
