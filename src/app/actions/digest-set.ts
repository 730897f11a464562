import { type DigestAt, isDigestAt, OFF, USUAL_TIME } from '../../domain/digests/digest-hours.ts'
import { standsForAny } from '../../domain/digests/stands-for.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { digestedOf, timeFor } from '../digests/digest-hours-of.ts'
import { rearmDigest } from '../digests/rearm-digest.ts'
import { mayBeWrittenTo } from '../digests/send-digest.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'

/** When whoever asks is told on each working day what needs them, or that they are not; without a word, how it is. */
export const setDigest: UseCase<Person> = {
  name: 'digest.set',
  needs: 'digest.set',
  async find({ tx, actor }) {
    const person = actor.kind === 'stranger' ? undefined : await tx.people.get(actor.personId)
    // Strangers were told before what they may do.
    if (!person || actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
    const partner = actor.kind === 'partner' ? await tx.partners.get(actor.partnerId) : undefined
    return { subject: person, ...(partner && { partner }) }
  },
  async run(scene, person, { values: { at: said } }) {
    if (said === undefined) return sayHowItIs(scene, person)
    if (said === 'weekly on' || said === 'weekly off') return setWeekly(scene, person, said === 'weekly off')
    if (said !== 'on' && !isDigestAt(said))
      return refused('Say when, as `digest 08:30` does, or `digest off`, `digest on` or `digest weekly off`.')
    const { digestAt: before, ...rest } = person
    const at = said === 'on' ? usual(scene) : said
    const after: Person = { ...rest, ...(at !== undefined && { digestAt: at }) }
    if (at === before) return sayHowItIs(scene, person)
    await scene.tx.people.save(after)
    await rearmDigest(scene, after)
    return set(scene, after)
  },
}

async function setWeekly(scene: Scene, person: Person, off: boolean): Promise<Outcome> {
  if (!isToldOfWeeks(scene))
    return refused(
      'How a week went is told to the account manager, the sponsor and the managers of a partner on our side.',
    )
  const { weeklyOff = false, ...rest } = person
  if (weeklyOff === off) return sayHowItIs(scene, person)
  const after: Person = { ...rest, ...(off && { weeklyOff: true }) }
  await scene.tx.people.save(after)
  return set(scene, after)
}

async function set(scene: Scene, person: Person): Promise<Outcome> {
  const { say } = await sayHowItIs(scene, person)
  return done(say, [{ kind: 'person', what: 'DigestSet', personId: person.id }])
}

/** As it is for everybody; where that is never, at the time that is usual elsewhere. */
function usual({ digestAt }: Scene): DigestAt | undefined {
  return digestAt === OFF ? USUAL_TIME : undefined
}

async function sayHowItIs(scene: Scene, person: Person): Promise<Outcome & { kind: 'done' }> {
  const mine = '`mine` shows what needs you whenever you ask'
  const say = (text: string) => ({ kind: 'done' as const, say: text, did: [] })
  const at = timeFor(scene, person)
  if (at === OFF) return say(`You are told nothing in the mornings: ${mine}, and \`digest on\` changes that.`)
  const digested = await digestedOf(scene, person)
  if (!digested) return say(`Nobody has named you for a partner, so there is no list each morning: ${mine}.`)
  if (!(await mayBeWrittenTo(scene, person, digested)))
    return say(`I cannot write to you alone, so there is no list each morning: ${mine}.`)
  return say(
    `What needs you is told to you alone at ${at} on each of your working days, if anything does. \`digest 08:30\` changes when, \`digest off\` stops it.${sayWeekly(scene, person)}`,
  )
}

function sayWeekly(scene: Scene, { weeklyOff }: Person): string {
  if (!isToldOfWeeks(scene)) return ''
  return weeklyOff
    ? ' How your partners did last week is left out: `digest weekly on` changes that.'
    : ' In the first of a week it says how your partners did in the last: `digest weekly off` leaves that out.'
}

/** Whether the first list of a week tells them how their partners did. */
export function isToldOfWeeks({ actor }: Scene): boolean {
  return actor.kind === 'internal' && standsForAny(actor)
}
