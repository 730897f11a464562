import { randomBytes } from 'node:crypto'
import type { Salts } from '../ports/salts.ts'

/** From the system's source of randomness. */
export const randomSalts: Salts = { next: () => randomBytes(16).toString('hex') }
