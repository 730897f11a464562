import { z } from 'zod'
import { PLATFORM_NAMES } from '../../../cards/card.ts'
import { SIDES } from '../../../domain/partners/party.ts'

export const side = z.enum(SIDES)

export const platform = z.enum(PLATFORM_NAMES)

/** Milliseconds since 1970 in UTC. */
export const instant = z.number()

/** What an adapter alone understands. */
export const opaque = z.record(z.string(), z.unknown())
