import { PLATFORMS } from '../../src/platforms.ts'

/** What the platforms that this Liaison knows are like. */
export const PLATFORM_TRAITS = PLATFORMS.map(({ traits }) => traits)
