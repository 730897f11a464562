import { caseEditForm } from '../../cards/case-edit-form.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from '../../cards/text-limits.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { isInWords } from '../../domain/cases/in-words.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { owesOutages, servicesOf } from '../../domain/terms/services-of.ts'
import { changeCase } from '../cases/change-case.ts'
import { serviceSaid, servicesFor } from '../cases/service-said.ts'
import { whyNotNamedThen, withTermsThen } from '../cases/terms-then.ts'
import { isInOverPeriod } from '../marks/closed-to.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * Word a case anew. Typed, what is not said stays as it was; in the form, which shows both (`whole`), an empty description takes it away.
 * Without either, the form opens.
 */
export const editCase: UseCase<Case> = {
  name: 'case.edit',
  needs: 'case.edit',
  find: findCase,
  async run(scene, state, request) {
    const label = caseLabel(state.number)
    const { title, whole } = request.values
    const { description = whole === undefined ? undefined : '' } = request.values
    const partner = await scene.tx.partners.get(state.partnerId)
    const then = partner && (await withTermsThen(scene, partner, state))
    if (title === undefined) return { kind: 'form', form: caseEditForm(label, saidBy(scene, state, then)) }
    const unfit = whyNoTitle(title) ?? whyTooLong(title, description)
    if (unfit !== undefined) return refused(unfit)
    const by = speakerParty(scene)
    // Whoever did not open it words nothing of it, and reads so below.
    const service =
      partner && then && by.side === state.openedBy.side
        ? await whichService(scene, { partner, then }, state, request.values['service'])
        : undefined
    if (service && 'refused' in service) return refused(service.refused)
    const said = { ...(description !== undefined && { description }), ...service }
    const event = { type: 'CaseReworded', by, title, ...said } as const
    return changeCase(scene, state, event, request, `${label} is worded anew.`)
  },
}

/** Chosen where a case says no service yet: none of what can be. */
const UNSAID = ''

/** What the form shows of it. */
function saidBy(scene: Scene, { title, description, service }: Case, partner: Partner | undefined) {
  return {
    title,
    ...(description && { description: description.text }),
    ...(partner && servicesFor(scene, partner, service ?? UNSAID)),
  }
}

/** What a side has said of a service of its own is its word: it does not take that back. `then`: with the terms that the case is counted by. Of a period that is over the other side has to be asked. Nor does a case come to be about one later: another side would owe it. */
async function whichService(
  scene: Scene,
  { partner, then }: { partner: Partner; then: Partner },
  state: Case,
  said: string | undefined,
): Promise<{ service?: string } | { refused: string }> {
  const { number, service, kind, obligor } = state
  if (said === undefined || said === service) return {}
  const { side } = speakerParty(scene)
  const isOwn = servicesOf(then.terms).some((one) => one.side === side && one.name === service)
  if (isOwn)
    return {
      refused: `${caseLabel(number)} says that ${service} was down, a service of your own side: that stays said. What was no outage the other side can withdraw, with the reason.`,
    }
  const otherwise = whyNotNamedThen(partner, then, state, said)
  if (otherwise !== undefined) return { refused: otherwise }
  const about = serviceSaid(then, said, { kind, obligor, label: caseLabel(number) })
  if ('service' in about && owesOutages(then.terms, side, { kind, service: about.service }))
    return {
      refused: `Your own side owes ${about.service}, and the other side owes ${caseLabel(number)}. Open a new case about ${about.service}: your side owes that one.`,
    }
  if ('service' in about && !isOver(state) && (await isInOverPeriod(scene, partner, state)))
    return {
      refused: `A period in which ${caseLabel(number)} goes on is over, so which service it is about is for the account manager to say, and the other side may object: \`service ${caseLabel(number)} "${about.service}"\`.`,
    }
  return about
}

/** Why a case cannot be called or described so. */
export function whyTooLong(title: string, description = ''): string | undefined {
  if (title.length > LONGEST_CASE_TITLE)
    return `That title has ${title.length} characters; ${LONGEST_CASE_TITLE} at most fit. Say the rest on a line below it: that is the description.`
  if (description.length > LONGEST_TEXT)
    return `That description has ${description.length} characters; ${LONGEST_TEXT} at most fit. Say the rest as a reply on the case.`
  return undefined
}

/** Why nobody could say aloud what a case is about: emoji and signs alone are no title. */
export function whyNoTitle(title: string): string | undefined {
  if (isInWords(title)) return undefined
  return 'That title has no word in it. Say in a few words what it is about.'
}
