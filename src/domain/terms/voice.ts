import type { Side } from '../partners/party.ts'

/** How the two sides are called where terms are told: `owns` before what is theirs ("our target"), `is` of the side itself ("our side"). */
export type Voice = { owns: Record<Side, string>; is: Record<Side, string> }

/** Among our own people. */
export const OUR_VOICE: Voice = {
  owns: { internal: 'our', partner: 'their' },
  is: { internal: 'our side', partner: 'their side' },
}

/** Where both companies read: each by its name. */
export function voiceOf(names: Record<Side, string>): Voice {
  const { internal, partner } = names
  return { owns: { internal: `${internal}’s`, partner: `${partner}’s` }, is: names }
}
