import { listed } from '../../cards/listed.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { applyRebase, planRebase } from '../cases/rebase-case.ts'
import { type Did, didToCase } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { hasSay } from '../terms/who-accepts.ts'

/** What goes on of a case goes by the terms that hold now: at once where whoever asks only gives something away by it, else once the other side agrees. */
export const rebaseOneCase: UseCase<Case> = {
  name: 'case.rebase',
  needs: 'case.rebase',
  find: findCase,
  async run(scene, state) {
    const label = caseLabel(state.number)
    const partner = await scene.tx.partners.get(state.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    if (isOver(state))
      return refused(
        `${label} is ${state.status}: nothing of it goes on. What is over stays by the terms that it ran by.`,
      )
    return (await rebaseEach(scene, partner, state)).outcome
  },
}

/** The same for each case of a partner that goes on. */
export const rebasePartner: UseCase<Partner> = {
  name: 'partner.rebase',
  needs: 'case.rebase',
  find: findPartner,
  async run(scene, partner) {
    const cases = await openCases(scene, partner)
    if (cases.length === 0) return done(`No case with ${partner.name} goes on.`, [])
    const did: Did[] = []
    const said = new Map<Rebase['came'], string[]>()
    const refusals: string[] = []
    for (const state of cases) {
      const { came, outcome } = await rebaseEach(scene, partner, state)
      said.set(came, [...(said.get(came) ?? []), caseLabel(state.number)])
      if (outcome.kind === 'done') did.push(...outcome.did)
      if (outcome.kind === 'refused') refusals.push(outcome.why)
    }
    const { version } = partner.agreement
    const holds = said.get('holds')
    const later = said.get('later')
    const asked = said.get('asked')
    const sentences = [
      ...(holds ? [`${listed(holds)} ${goOn(holds)} by version ${version} of the terms.`] : []),
      ...(later
        ? [
            `What is missed or done of ${listed(later)} stays as it is; what begins there afterwards goes by version ${version} of the terms.`,
          ]
        : []),
      ...(asked
        ? [`${listed(asked)} ${goOn(asked)} by version ${version} once the other side agrees, case by case.`]
        : []),
      ...(said.has('same')
        ? [`By the terms that hold now nothing would change for ${listed(said.get('same')!)}.`]
        : []),
      ...new Set(refusals),
    ]
    return did.length === 0 && refusals.length > 0 ? refused(sentences.join(' ')) : done(sentences.join(' '), did)
  },
}

type Rebase = { came: 'holds' | 'later' | 'asked' | 'same' | 'refused'; outcome: Outcome }

async function rebaseEach(scene: Scene, partner: Partner, state: Case): Promise<Rebase> {
  const by = speakerParty(scene)
  const label = caseLabel(state.number)
  const plan = await planRebase(scene, partner, state, partner, by.side)
  if (!plan)
    return {
      came: 'same',
      outcome: done(`By the terms that hold now nothing would change for ${label}: it goes on as it does.`, []),
    }
  const { from, to, changes } = plan
  const version = `version ${to.agreement.version} of the terms (${changes.join('; ')})`
  // While nobody of the partner was ever named who could accept terms, they hold at once.
  if (plan.wantsWord && (by.side === 'partner' || (await hasSay(scene.tx, partner)))) {
    const versions = { from: from.agreement.version, to: to.agreement.version }
    const making = { what: 'new-terms', agreementId: to.agreement.id, ...versions, changes } as const
    const outcome = await sayOfCase(
      scene,
      state,
      { ...making, id: scene.ids.next(), by },
      (_, other) => `${label} goes on by ${version} once ${other} agrees.`,
    )
    return { came: outcome.kind === 'done' ? 'asked' : 'refused', outcome }
  }
  const { took } = await applyRebase(scene, partner, state, plan, { by, own: by.side === state.obligor })
  return {
    came: took ? 'holds' : 'later',
    outcome: {
      ...done(`${label} goes on by ${version}. Both sides are told.`, [didToCase('CaseRebased', state)]),
      ...{ toldUnder: label },
    },
  }
}

async function openCases({ tx }: Scene, { id: partnerId }: Partner): Promise<Case[]> {
  const all: Case[] = []
  for (;;) {
    const below = all.at(-1)?.number
    const some = await tx.cases.list({ partnerId, unresolved: true, limit: 100, ...(below !== undefined && { below }) })
    all.push(...some)
    if (some.length < 100) return all.filter((one) => !isOver(one)).toSorted((a, b) => a.number - b.number)
  }
}

function goOn(labels: string[]): string {
  return labels.length === 1 ? 'goes on' : 'go on'
}
