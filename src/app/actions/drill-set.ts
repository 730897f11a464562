import { drillForm } from '../../cards/drill-form.ts'
import { PURPOSE_WORDS } from '../../cards/product-words.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { begin, whyNone } from '../../domain/drills/decide-drills.ts'
import { calledBy, channelIn, type Drills, isAgreed, noDrills } from '../../domain/drills/drill.ts'
import { nameOfHook } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Form } from '../../cards/form.ts'
import type { UseCase } from '../dispatch.ts'
import { foundSteps } from '../drills/found-steps.ts'
import { whatClimbs } from '../drills/move-drill.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { drillHour, drillMonthly, runDrill } from './drill.ts'

/** Whom a drill would call, when one’s own side is called, how often, and whether one begins now: the form, and what it says. */
export const setDrills: UseCase<Partner> = {
  name: 'drill.set',
  needs: 'drill.run',
  find: findPartner,
  async run(scene, partner, request) {
    const drills = (await scene.tx.drills.of(partner.id)) ?? noDrills(partner.id)
    if (request.sent !== true) return { kind: 'form', form: await formOf(scene, partner, drills) }
    const { side } = speakerParty(scene)
    const { hour, monthly, begin: begins } = request.values
    const outcomes: Outcome[] = []
    const set = drills.hour[side]
    if (hour !== set?.time) {
      const outcome = await drillHour.run(
        scene,
        partner,
        saying({ at: hour ?? 'work', ...(set && { zone: set.zone }) }),
      )
      if (outcome.kind === 'refused')
        return { kind: 'errors', form: await formOf(scene, partner, drills), errors: { hour: outcome.why } }
      outcomes.push(outcome)
    }
    const isMonthly = drills.monthlyAt !== undefined
    if (monthly !== undefined && (monthly === 'yes') !== isMonthly)
      outcomes.push(await drillMonthly.run(scene, partner, saying(isMonthly ? { at: 'off' } : {})))
    if (begins === 'yes') outcomes.push(await runDrill.run(scene, partner, saying({})))
    const says = outcomes.flatMap((one) => (one.kind === 'done' ? one.say : one.kind === 'refused' ? one.why : []))
    const did = outcomes.flatMap((one) => (one.kind === 'done' ? one.did : []))
    return done(says.length === 0 ? 'It is so already.' : says.join(' '), did)
  },
}

function saying(values: Request['values']): Request {
  return { values }
}

async function formOf(scene: Scene, partner: Partner, drills: Drills): Promise<Form> {
  const { side } = speakerParty(scene)
  const names = { internal: scene.company, partner: partner.name }
  const other = otherSide(side)
  const hour = drills.hour[side]
  const why = isAgreed(drills) ? whyNone(drills, await whatClimbs(scene, partner), scene.now) : undefined
  return drillForm({
    ...{ slug: partner.slug, partnerName: partner.name, sideName: names[side] },
    steps: await stepsNow(scene, partner, drills),
    ...{ zone: hour?.zone ?? scene.actor.zone, ...(hour && { hour: hour.time }) },
    ...(isAgreed(drills) && { isMonthly: drills.monthlyAt !== undefined }),
    ...(why !== undefined && { whyNone: why }),
    ...(!drills.agreed[other] && { waitsFor: names[other] }),
  })
}

/** Whom each step of their own side would call if one began now. */
async function stepsNow(scene: Scene, partner: Partner, drills: Drills) {
  const { side } = speakerParty(scene)
  const [drill] = begin({ ...drills, drills: [] }, { number: 0 }, scene.now).drills
  const found = (await foundSteps(scene, partner, drill!, drills.hour))[side]
  const nameOf = async (id: string) => {
    const purpose = channelIn(id)
    return purpose ? `the ${PURPOSE_WORDS[purpose]}` : (nameOfHook(id) ?? (await scene.tx.people.get(id))?.name)
  }
  const steps = []
  for (const [step, one] of found.entries()) {
    if (one === 'none') continue
    const named = await Promise.all(calledBy(one).map(nameOf))
    steps.push({ step, names: named.filter((name) => name !== undefined) })
  }
  return steps
}
