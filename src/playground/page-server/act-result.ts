import type { PersonResult } from '../person-actions.ts'

/** `channelId` answers `open-direct`. */
export type ActResult = PersonResult & { channelId?: string }
