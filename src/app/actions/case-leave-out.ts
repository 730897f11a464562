import { leaveOutForm } from '../../cards/mark-forms.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { isUnheard } from '../../domain/marks/unheard.ts'
import { waitsOn } from '../../domain/marks/lasted.ts'
import { sayInstant, sayStretch } from '../../domain/time/say-time.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { stretchSaid } from '../marks/stretch-said.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'

/** As many waits as a form offers, the newest first. */
const MOST_WAITS = 50

/**
 * Time of a case is no downtime. The side that owes says so of what waited on the other, which may object; of anything else the account manager of the side that is
 * owed does.
 */
export const leaveOut: UseCase<Case> = {
  name: 'case.leave-out',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, request) {
    const by = speakerParty(scene)
    const isOwed = by.side !== about.obligor
    const partner = await scene.tx.partners.get(about.partnerId)
    const no = isOwed && (await whyNot(scene, 'case.leave-out', partner && { subject: about, partner }))
    if (no) return refused(no.refused)
    const said = waitChosen(request.values) ?? stretchSaid(request.values, { zone: scene.actor.zone, now: scene.now })
    if ('refused' in said) return unfit(scene, about, request, said)
    const { text } = request.values
    if ('lacks' in said || text === undefined) return ask(scene, about, request)
    const making = { what: 'left-out', id: scene.ids.next(), by, reason: text, ...said.stretch } as const
    const noted = said.notes.map((note) => ` ${note}`).join('')
    const outcome = await sayOfCase(scene, about, making, (mark, other) => {
      const when = `${sayStretch(said.stretch, scene.actor.zone)} is left out of the downtime of ${caseLabel(about.number)}`
      if (isUnheard(mark)) return `${when} once somebody of ${other} is named and does not object.${noted}`
      if (mark.status === 'asked') return `${when} once ${other} agrees: its period is closed.${noted}`
      const until = mark.status === 'said' ? mark.until : undefined
      return until === undefined
        ? `${when}.${noted}`
        : `${when}, unless ${other} objects by ${sayInstant(until, scene.actor.zone)}.${noted}`
    })
    return outcome.kind === 'refused' ? { ...outcome, why: `${outcome.why}${noted}` } : outcome
  },
}

/** A wait of the case, by its beginning and its end. */
function waitChosen({ wait }: Record<string, string>): { stretch: Stretch; notes: string[] } | undefined {
  const [from, to] = (wait ?? '').split(' ').map(Number)
  return from && to ? { stretch: { from, to }, notes: [] } : undefined
}

/** The form, which offers its waits to the side that owes; where there is none, why nothing can be left out. */
async function ask(scene: Scene, about: Case, { values }: Request): Promise<Outcome> {
  const { tx, now, company, actor } = scene
  const partner = await tx.partners.get(about.partnerId)
  const label = caseLabel(about.number)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const { side } = speakerParty(scene)
  const other = otherSide(side)
  const otherName = other === 'internal' ? company : partner.name
  const entering = { zone: actor.zone, values }
  const subject = { label, title: about.title, otherName }
  if (side !== about.obligor) return { kind: 'form', form: leaveOutForm(subject, entering) }
  const waits = waitsOn(about, other, now)
  if (waits.length === 0)
    return refused(
      `${label} has not waited on ${otherName}, so there is nothing that your side could leave out. Anything else is for the account manager of ${otherName}: ask them.`,
    )
  const options = waits
    .map((one) => ({ value: `${one.from} ${one.to}`, label: sayStretch(one, actor.zone) }))
    .toReversed()
    .slice(0, MOST_WAITS)
  return { kind: 'form', form: leaveOutForm({ ...subject, waits: options }, entering) }
}

/** Said at the field that it is of. */
async function unfit(
  scene: Scene,
  about: Case,
  request: Request,
  { refused: why, of }: { refused: string; of: 'from' | 'to' },
): Promise<Outcome> {
  if (request.sent !== true) return refused(why)
  const asked = await ask(scene, about, request)
  return asked.kind === 'form' ? { kind: 'errors', form: asked.form, errors: { [`${of}Time`]: why } } : asked
}
