import { z } from 'zod'
import { SIDES } from '../../../domain/partners/party.ts'

export const side = z.enum(SIDES)

/** One that this Liaison has no adapter for is read all the same: what is meant for it fails by itself, and holds nothing else up. */
export const platformName = z.string().regex(/^[a-z][a-z0-9-]*$/u)

/** Milliseconds since 1970 in UTC. */
export const instant = z.number()

/** What an adapter alone understands. */
export const opaque = z.record(z.string(), z.unknown())
