import type { Ladder } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'

/**
 * `unknown` is the sentence for a subject that does not exist. An outsider gets the very same one for a subject of
 * another partner, so that nobody can probe for what exists. `escalation`: the one it is about, which gives whoever it has called a right.
 */
export type Found<Subject> = { subject: Subject; partner?: Partner; unknown?: string; escalation?: Ladder }

/** Why nothing was found. `lacks`: no partner was named. */
export type NotFound = { refused: string; lacks?: 'partner' }
