/** What goes wrong between two companies, by its number, and what it is called. Source: the red flags of health checks (DOMAIN). */
export const FLAGS = {
  R1: 'black box',
  R2: 'lock-in',
  R3: 'incongruent goals',
  R4: 'onboarding gap',
  R5: 'perception gap',
  R6: 'watermelon',
  R7: 'honeymoon fade',
  R8: 'raw deal',
  R9: 'scope creep',
  R10: 'silent sponsor',
  R11: 'ageing red',
} as const

export type FlagId = keyof typeof FLAGS

export const FLAG_IDS = Object.keys(FLAGS) as [FlagId, ...FlagId[]]

/**
 * What a flag starts where it did not stand before. `nothing`: it is told to whoever asks for the flags. `note`: the result shows it, and the record has it. `action`:
 * our account manager is asked, too, what will change. `ladder`: it climbs, too.
 */
export const FLAG_STARTS = ['nothing', 'note', 'action', 'ladder'] as const
export type FlagStart = (typeof FLAG_STARTS)[number]

/** What was agreed on otherwise than is usual. */
export type FlagPolicy = Partial<Record<FlagId, FlagStart>>

/** The gap between the sides is worth a talk, and what ages is not left to age. */
const USUAL: FlagPolicy = { R5: 'ladder', R11: 'ladder' }

export function startedBy(flag: FlagId, policy: FlagPolicy | undefined): FlagStart {
  return policy?.[flag] ?? USUAL[flag] ?? 'note'
}
