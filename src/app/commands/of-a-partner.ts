import { shorten } from '../../cards/quote.ts'
import { whichPartnerForm } from '../../cards/which-partner-form.ts'
import type { Named } from '../../ports/inbound.ts'
import type { Said } from '../line/reading.ts'
import { sayLine } from '../line/say-line.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { keepLine, LINE_ACTIONS } from './offer-line.ts'
import { runLines } from './run-lines.ts'
import type { Verb } from './verb.ts'

/** As much of a line as is repeated over the choice. */
const LONGEST = 300

/** Do what a line says; where it lacks no more than a partner, our own people choose one, and it is said of that. */
export async function ofAPartner(
  scene: Scene,
  { verb, lines }: { verb: Verb; lines: Said[] },
  mentions: Named[],
): Promise<Outcome> {
  const outcome = await runLines(scene, verb, lines, mentions)
  if (outcome.kind !== 'refused' || outcome.lacks !== 'partner' || scene.actor.kind !== 'internal') return outcome
  const partners = (await scene.tx.partners.list()).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const held = partners.length > 0 ? await keepLine(scene, LINE_ACTIONS.partner, verb, lines, mentions) : undefined
  if (held === undefined) return outcome
  const line = shorten(`/partner ${sayLine(verb.verb, lines, mentions)}`, LONGEST)
  return { kind: 'form', form: whichPartnerForm({ held, line, partners }) }
}
