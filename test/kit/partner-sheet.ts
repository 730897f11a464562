import { partnerSheetOf } from '../../src/app/partners/partner-sheet.ts'
import { PLATFORMS } from '../../src/platforms.ts'

/** Sheets that name accounts of the platforms this Liaison knows. */
export const partnerSheet = partnerSheetOf(PLATFORMS)
