import { caseListCard } from '../../cards/case-list-card.ts'
import { asSearched, type CaseFilter, DUE_WHENS } from '../../domain/cases/case-filter.ts'
import { SEVERITIES } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner, partnerHere } from '../find/find-partner.ts'
import { refused } from '../outcome.ts'
import { type CasesAsked, listedCases } from '../queries/listed-cases.ts'
import type { Request, Scene } from '../scene.ts'
import { partnersShownHere, whyNotShownHere } from '../show/looked-on.ts'

/** Longer is nothing that anybody looks for. */
const LONGEST_SEARCH = 200

/** Cases by what is asked for: with the partner that is named, or whose channel it is; else with all that whoever asks may see. */
export const listCases: UseCase<Omit<CasesAsked, 'only'>> = {
  name: 'case.list',
  needs: listedCases.needs,
  async find(scene, request) {
    const { actor } = scene
    // Strangers were told before what they may do.
    if (actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
    const filter = filterOf(request)
    if ('refused' in filter) return filter
    const found = await partnerOf(scene, request)
    if (found && 'refused' in found) return found
    const place = request.values['after']
    const { personId, zone } = actor
    const subject = { filter, personId, zone, ...(place !== undefined && { place }) }
    if (!found) return { subject }
    return { ...found, subject: { ...subject, partner: found.subject } }
  },
  async run(scene, subject, request) {
    const { partner } = subject
    const only = partner ? await shownOf(scene, partner) : await partnersShownHere(scene)
    if (only && 'refused' in only) return refused(only.refused)
    const told = await listedCases.read(await askingOf(scene), { ...subject, ...(only && { only }) })
    const { after: _, ...carried } = request.values
    const { filter, zone } = subject
    const next = { ...carried, ...(partner ? { partner: partner.slug } : { everywhere: 'yes' }) }
    return { kind: 'show', card: caseListCard({ ...told, filter, zone, next }) }
  },
}

/** Why nothing of a partner is shown where somebody asks. */
export async function shownOf(scene: Scene, partner: Partner): Promise<{ refused: string } | undefined> {
  const elsewhere = await whyNotShownHere(scene, partner)
  return elsewhere === undefined ? undefined : { refused: elsewhere }
}

/** The partner that is named, or whose place it is; undefined where all are asked for. */
export async function partnerOf(scene: Scene, { values }: Request) {
  const name = values['partner']
  if (name !== undefined) return findPartner(scene, { subject: name, values: {} })
  if (values['everywhere'] !== undefined && scene.actor.kind === 'internal') return undefined
  const here = await partnerHere(scene)
  return here && { subject: here, partner: here }
}

/** What a line or a button asks for, in their own words. */
function filterOf({ values }: Request): CaseFilter | { refused: string } {
  const { severity: rank, words: said } = values
  const severity = SEVERITIES.find((one) => String(one) === rank)
  if (rank !== undefined && severity === undefined)
    return { refused: 'A severity is 1, 2, 3 or 4, and 1 is the most severe: e.g. `cases severity 2`.' }
  const words = said?.split('\n').filter((word) => asSearched(word) !== '')
  if (words?.length === 0) return { refused: 'Say what to look for, e.g. `find "orders api"`.' }
  if ((said?.length ?? 0) > LONGEST_SEARCH)
    return {
      refused: `That is ${said?.length} characters; I look for ${LONGEST_SEARCH} at most. Say a few words of it.`,
    }
  const due = DUE_WHENS.find((one) => one === values['due'])
  const closed = values['closed'] !== undefined
  const open = values['open'] !== undefined || values['waiting'] !== undefined || due !== undefined
  return {
    which: words && !open && !closed ? 'all' : closed ? (open ? 'all' : 'closed') : 'open',
    ...(severity !== undefined && { severity }),
    ...(due && { due }),
    ...(values['waiting'] !== undefined && { waiting: true as const }),
    ...(values['mine'] !== undefined && { mine: true as const }),
    ...(words && { words }),
  }
}
