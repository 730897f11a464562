import { drillReportCard } from '../../cards/drill-report-card.ts'
import { agree, answer, endMonthly, setHour, setMonthly, withdraw } from '../../domain/drills/decide-drills.ts'
import { channelTo, drillLabel, type Drill, isAgreed, noDrills, runningOf } from '../../domain/drills/drill.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { beginDrill, moveDrill } from '../drills/move-drill.ts'
import { saveDrills } from '../drills/save-drills.ts'
import { touchAll, touchDrillAsked } from '../drills/show-drill.ts'
import { settleStopped } from '../drills/stop-drill.ts'
import { findDrill, type OneDrill } from '../find/find-drill.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { drillReport } from '../queries/drill-report.ts'
import { recordFact } from '../record/record-fact.ts'
import { answeredAlone } from '../show/reply.ts'
import { channelsFor } from '../show/destinations.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { showing } from './showing.ts'

/** Agree for one’s own side, and begin one where both have; else the other side is asked, once. */
export const runDrill: UseCase<Partner> = {
  name: 'drill.agree',
  needs: 'drill.run',
  find: findPartner,
  async run(scene, partner) {
    const by = speakerParty(scene)
    const before = (await scene.tx.drills.of(partner.id)) ?? noDrills(partner.id)
    if (before.agreed[by.side] && isAgreed(before))
      return begun(scene, partner, await beginDrill(scene, partner, before, by))
    if ((await channelsFor(scene.tx, partner.id, 'shared')).length === 0)
      return refused(
        `Drills are agreed in the channel that both sides read, and none is bound: \`bind ${partner.slug} shared\` there.`,
      )
    const name = nameOf(scene, partner, otherSide(by.side))
    if (before.agreed[by.side]) return done(`${name} has been asked to agree to drills, and has not answered yet.`, [])
    const drills = await saveDrills(scene, agree(before, by, scene.now))
    await recordFact(scene, partner, partner.slug, { kind: 'DrillsAgreed', by, data: { side: by.side } })
    await touchDrillAsked(scene, partner)
    const did = [{ kind: 'drill', what: 'DrillsAgreed', partner: partner.slug }] as const
    if (!isAgreed(drills)) return done(`${name} is asked to agree to drills. Nobody is called until they do.`, [...did])
    const outcome = drills.wanted ? await begun(scene, partner, await beginDrill(scene, partner, drills)) : undefined
    if (outcome?.kind === 'done') return { ...outcome, say: `Agreed. ${outcome.say}`, did: [...did, ...outcome.did] }
    const why = outcome?.kind === 'refused' ? ` ${outcome.why}` : ` \`drill ${partner.slug}\` begins one.`
    return done(`Both sides have agreed to drills.${why}`, [...did])
  },
}

async function begun(scene: Scene, partner: Partner, began: { drill: Drill } | { refused: string }): Promise<Outcome> {
  if ('refused' in began) return refused(began.refused)
  const { drill } = began
  const { zone } = scene.actor
  const whens = SIDES.map((side) => `${nameOf(scene, partner, side)} ${sayWhen(drill, side, scene.now, zone)}`)
  return done(`${drillLabel(drill.number)} has begun: ${whens.join(', ')}.`, [
    { kind: 'drill', what: 'DrillBegun', partner: partner.slug },
  ])
}

function sayWhen({ sides }: Drill, side: Side, now: Instant, zone: string): string {
  const stands = sides[side]
  if (stands.state === 'waits' && stands.at > now) return `is called from ${sayInstant(stands.at, zone)}`
  return stands.state === 'over' ? 'has nobody to be called' : 'is called now'
}

/** Their side agrees no more; what goes on is over. */
export const endDrills: UseCase<Partner> = {
  name: 'drill.off',
  needs: 'drill.run',
  find: findPartner,
  async run(scene, partner) {
    const by = speakerParty(scene)
    const before = await scene.tx.drills.of(partner.id)
    if (!before?.agreed[by.side]) return done('Your side has not agreed to drills.', [])
    const running = runningOf(before)
    const drills = await saveDrills(scene, withdraw(before, by, scene.now))
    await recordFact(scene, partner, partner.slug, { kind: 'DrillsWithdrawn', by, data: { side: by.side } })
    if (running) await settleStopped(scene, partner, drills.drills.at(-1)!)
    await touchDrillAsked(scene, partner)
    const stopped = running ? ` ${drillLabel(running.number)} stops.` : ''
    return done(
      `Taken back: there are no drills with ${partner.name}.${stopped} \`drill ${partner.slug}\` agrees again.`,
      [{ kind: 'drill', what: 'DrillsWithdrawn', partner: partner.slug }],
    )
  },
}

/** One begins by itself every four weeks; said to be off, none does. */
export const drillMonthly: UseCase<Partner> = {
  name: 'drill.monthly',
  needs: 'drill.run',
  find: findPartner,
  async run(scene, partner, { values }) {
    const before = await scene.tx.drills.of(partner.id)
    const isOff = values['at'] === 'off'
    if (values['at'] !== undefined && !isOff)
      return refused(`Say \`drill ${partner.slug} monthly\`, or \`drill ${partner.slug} monthly off\`.`)
    if (isOff && before?.monthlyAt === undefined) return done('No drill begins by itself.', [])
    if (!before || !isAgreed(before))
      return refused(`Both account managers have to agree to drills first: \`drill ${partner.slug}\`.`)
    if (isOff) {
      await saveDrills(scene, endMonthly(before))
      return done(`No drill begins by itself any more. \`drill ${partner.slug}\` begins one.`, [
        { kind: 'drill', what: 'DrillsSet', partner: partner.slug },
      ])
    }
    if (before.monthlyAt !== undefined)
      return done(
        `A drill begins every four weeks already, the next ${sayInstant(before.monthlyAt, scene.actor.zone)}.`,
        [],
      )
    const drills = await saveDrills(scene, setMonthly(before, scene.now))
    return done(
      `A drill begins every four weeks, the next ${sayInstant(drills.monthlyAt!, scene.actor.zone)} or when people are at work. \`drill ${partner.slug} monthly off\` ends that.`,
      [{ kind: 'drill', what: 'DrillsSet', partner: partner.slug }],
    )
  },
}

const TIME = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/u

/** At which hour their own side is called, instead of in its working hours: on the clock of whoever says it, or on the one that their form showed. */
export const drillHour: UseCase<Partner> = {
  name: 'drill.at',
  needs: 'drill.run',
  find: findPartner,
  async run(scene, partner, { values }) {
    const { side } = speakerParty(scene)
    const said = values['at'] ?? ''
    const [, hour, minute = '00'] = TIME.exec(said) ?? []
    if (hour === undefined && said !== 'work')
      return refused(
        `Say an hour, \`drill ${partner.slug} at 10:00\`, or \`drill ${partner.slug} at work\` for working hours.`,
      )
    const time = hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`
    const before = (await scene.tx.drills.of(partner.id)) ?? noDrills(partner.id)
    if (runningOf(before)) return refused(`${drillLabel(runningOf(before)!.number)} goes on: say it once that is over.`)
    const zone = values['zone'] ?? scene.actor.zone
    await saveDrills(scene, setHour(before, side, time === undefined ? undefined : { time, zone }))
    const name = nameOf(scene, partner, side)
    return done(
      time === undefined
        ? `In drills, ${name} is called in the working hours of whoever is called.`
        : `In drills, ${name} is called at ${time} (${zone}), whether people are at work then or not.`,
      [{ kind: 'drill', what: 'DrillsSet', partner: partner.slug }],
    )
  },
}

/** It has reached them, or the channel that it calls. */
export const answerDrill: UseCase<OneDrill> = {
  name: 'drill.answer',
  needs: 'drill.answer',
  find: findDrill,
  async run(scene, { partner, number }, { values }) {
    const drills = await scene.tx.drills.of(partner.id)
    if (!drills) return refused('No drill calls you.')
    const tos = await whomItMayBeFor(scene, partner, values['for'])
    const answered = answer(drills, number, speakerParty(scene), tos, scene.now)
    if ('refused' in answered) return refused(answered.refused)
    if ('unchanged' in answered) return done(answered.unchanged, [])
    const drill = answered.drills.drills.at(-1)!
    touchAll(scene, partner.id, drill.number, drill.calls)
    await moveDrill(scene, partner, answered.drills)
    return done(`${drillLabel(drill.number)} has reached you. Thank you: there is nothing else to do.`, [
      { kind: 'drill', what: 'DrillAnswered', partner: partner.slug },
    ])
  },
}

/** Of whom the message calls that was pressed; typed, of the channel in which it is said, while it waits, and then of whoever says it. */
async function whomItMayBeFor(scene: Scene, { id }: Partner, pressed: string | undefined): Promise<string[]> {
  const { tx, here } = scene
  const { personId } = speakerParty(scene)
  if (pressed === 'person') return [personId]
  const purpose = PURPOSES.find((one) => one === pressed)
  if (purpose) return [channelTo(purpose)]
  if (!here || here.place.kind === 'direct') return [personId]
  const { tenantId, conversationId } = here.place
  const conversation = await tx.conversations.at(here.speaker.platform, tenantId, conversationId)
  const bound = conversation ? await tx.bindings.at(conversation.id) : []
  const channels = bound.filter(({ partnerId }) => partnerId === id).map(({ purpose }) => channelTo(purpose))
  return [...channels, personId]
}

type Told = Awaited<ReturnType<typeof drillReport.read>>

/** What one came to, or how it stands, for the speaker’s own side, where nobody else reads it. */
export const showDrillReport = showing({
  name: 'drill.report',
  query: drillReport,
  find: findDrill,
  draw(told: Told, scene: Scene) {
    const isAlone = !scene.here || scene.here.place.kind === 'direct' || answeredAlone({ ...scene, here: scene.here })
    if (!isAlone)
      return {
        refused: 'Who was reached is told to their own side alone, and others read here. Ask me in a direct message.',
      }
    if (!told.report)
      return { refused: `There has been no drill with ${told.partnerName} yet: \`drill ${told.slug}\` asks for one.` }
    return drillReportCard(told.report)
  },
})

function nameOf({ company }: Pick<Scene, 'company'>, { name }: Partner, side: Side): string {
  return side === 'internal' ? company : name
}
