import { caseOpenForm } from '../../cards/case-open-form.ts'
import { type Case, CASE_KINDS, caseLabel, SEVERITIES } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { groundFor, openNewCase } from '../cases/open-case.ts'
import { leftUnsaid, serviceSaid, servicesFor } from '../cases/service-said.ts'
import { didToCase } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findFollowed } from '../find/find-followed.ts'
import { findPartner } from '../find/find-partner.ts'
import { hold } from '../held/hold.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNoTitle, whyTooLong } from './case-edit.ts'

/** Open a case with a partner; without a title the form opens. */
export const openCaseWith: UseCase<Partner> = {
  name: 'case.open',
  needs: (_, { values }) => openingNeeds(values),
  find: findPartner,
  async run(scene, partner, request) {
    const { title, severity = USUAL.severity, kind = USUAL.kind } = request.values
    if (title !== undefined) return openAsAsked(scene, partner, request, title)
    const link = await findFollowed(scene, partner, request.values['follows'])
    if ('refused' in link) return refused(link.refused)
    const follows = link.follows && { follows: caseLabel(link.follows.number) }
    const { slug, name } = partner
    const services = servicesFor(scene, partner, request.values['service'])
    return { kind: 'form', form: caseOpenForm({ slug, partnerName: name, severity, kind, ...follows, ...services }) }
  },
}

/** What a case is where nobody says. */
export const USUAL = { severity: '3', kind: 'incident' }

export function openingNeeds({ severity }: Record<string, string>): 'case.open' | 'case.open-severity-1' {
  return severity === '1' ? 'case.open-severity-1' : 'case.open'
}

/** What comes with a case beside its words. `values`: what is asked for again once it is confirmed. */
type Besides = {
  action: string
  values: Record<string, string>
  /** What was asked in its own words, where the case has others. */
  asks?: { title: string; description?: string }
  /** Whose words they are, where they are not the opener’s. */
  wrote?: Party
  /** Where its card goes, of the places where both sides read. */
  place(shared: StandingDestination[]): StandingDestination[]
  then(opened: Case): Promise<void>
}

export const NOTHING_BESIDES: Besides = {
  action: openCaseWith.name,
  values: {},
  place: (shared) => shared,
  then: async () => {},
}

/** Open a case as its title, description, severity and kind are asked for; or say why not. */
export async function openAsAsked(
  scene: Scene,
  partner: Partner,
  request: Request,
  title: string,
  besides = NOTHING_BESIDES,
): Promise<Outcome> {
  const { description, severity: severityText = USUAL.severity, kind: kindText = USUAL.kind } = request.values
  const severity = SEVERITIES.find((one) => String(one) === severityText)
  const kind = CASE_KINDS.find((one) => one === kindText.toLowerCase())
  if (severity === undefined)
    return refused('A severity is 1, 2, 3 or 4, and 1 is the most severe: e.g. `--severity 2`.')
  if (kind === undefined)
    return refused(`The kind of a case is one of ${CASE_KINDS.join(', ')}: e.g. \`--kind request\`.`)
  const unfit = whyNoTitle(title) ?? whyTooLong(title, description)
  if (unfit !== undefined) return refused(unfit)
  const link = await findFollowed(scene, partner, request.values['follows'])
  if ('refused' in link) return refused(link.refused)
  const { follows } = link
  const by = speakerParty(scene)
  const about = serviceSaid(partner, request.values['service'], { kind, obligor: otherSide(by.side) })
  if ('refused' in about) return refused(about.refused)
  const said = { title, ...(description !== undefined && { description }) }
  const ground = await groundFor(scene, partner, by)
  if ('refused' in ground) return refused(ground.refused)
  const held = await hold(scene, partner, request, {
    action: besides.action,
    subject: partner.slug,
    values: {
      ...{ ...besides.values, ...(besides.asks ?? said), kind, severity: severityText },
      ...(follows && { follows: caseLabel(follows.number) }),
      ...about,
    },
    asked: { kind: 'open', title, partnerName: partner.name },
    severe: severity === 1,
  })
  if (held) return held
  const placed = { ...ground, shared: besides.place(ground.shared) }
  const opened = await openNewCase(scene, partner, placed, {
    ...{ by, ...said, ...about, kind, severity },
    ...(besides.wrote && { wrote: besides.wrote }),
    ...(follows && { follows }),
  })
  await besides.then(opened)
  const after = follows ? ` and follows ${caseLabel(follows.number)}` : ''
  const isOpen = `${caseLabel(opened.number)} is open with ${partner.name}${after}. Its card is in the shared channel.`
  return done(`${isOpen}${leftUnsaid(partner, opened)}`, [didToCase('CaseOpened', opened)])
}
