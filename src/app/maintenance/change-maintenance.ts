import { maintenanceCard } from '../../cards/maintenance-card.ts'
import { unfolded } from '../../cards/show-button.ts'
import { decideMaintenance } from '../../domain/maintenance/decide-maintenance.ts'
import {
  type Maintenance,
  type MaintenanceDecision,
  type MaintenanceEffect,
  type MaintenanceEvent,
  maintenanceLabel,
} from '../../domain/maintenance/maintenance.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { didToMaintenance } from '../did.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { maintenanceTold } from '../queries/maintenance-now.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means, Request, Scene } from '../scene.ts'
import { touchMaintenance } from './show-maintenance.ts'

/**
 * Let somebody do something to a window, in the scene's transaction; `say` is asked how it is told once it is done. A press on an older face of its card, or a
 * form that was opened from one, acts only if what it asks for is refused or so already anyway; else the fresh card answers.
 */
export async function changeMaintenance(
  scene: Scene,
  partner: Partner,
  state: Maintenance,
  event: MaintenanceEvent,
  request: Request,
  say: (next: Maintenance) => Promise<string>,
): Promise<Outcome> {
  const decision = decideMaintenance(state, event, scene.now)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  const read = request.version ?? (request.values['read'] === undefined ? undefined : Number(request.values['read']))
  const isOld = read !== undefined && read !== state.version
  if ('refused' in decision || isOld) {
    const label = maintenanceLabel(state.number)
    const why =
      'refused' in decision
        ? decision.refused
        : `${label} has changed since that card was drawn. This is how it stands; press again if it still applies.`
    if (request.version === undefined) return refused(why)
    const told = { ...(await maintenanceTold(scene, partner, state)), now: scene.now }
    return { kind: 'refused', why, card: unfolded(maintenanceCard(told)) }
  }
  await saveMaintenance(scene, partner, decision)
  const { state: next } = decision
  return done(await say(next), [didToMaintenance(whatOf(decision), next)])
}

/** What was decided is kept, recorded and shown. */
export async function saveMaintenance(
  means: Means,
  partner: Partner,
  { state, effects }: Extract<MaintenanceDecision, { state: Maintenance }>,
): Promise<void> {
  await means.tx.maintenance.save(state)
  await applyMaintenanceEffects(means, partner, state, effects)
}

export async function applyMaintenanceEffects(
  means: Means,
  partner: Partner,
  state: Maintenance,
  effects: MaintenanceEffect[],
): Promise<void> {
  for (const effect of effects) {
    switch (effect.effect) {
      case 'record fact':
        await recordFact(means, partner, maintenanceLabel(state.number), effect.fact)
        break
      case 'show card':
        await touchMaintenance(means, state)
        break
    }
  }
}

function whatOf({ effects }: { effects: MaintenanceEffect[] }) {
  const [fact] = effects.flatMap((one) => (one.effect === 'record fact' ? [one.fact.kind] : []))
  if (!fact) throw new TypeError('what is done to maintenance is recorded')
  return fact
}
