import { partnerSheetOf } from '../../src/app/partners/partner-sheet.ts'
import { PLATFORM_TRAITS } from './platform-traits.ts'

/** Sheets that name accounts of the platforms this Liaison knows. */
export const partnerSheet = partnerSheetOf(PLATFORM_TRAITS)
