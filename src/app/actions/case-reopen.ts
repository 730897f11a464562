import type { Case } from '../../domain/cases/case.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import { hold } from '../held/hold.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { caseInWords } from './case-in-words.ts'

/** Reopen a resolved case, saying why: a new round begins, or, while the resolution is not confirmed, it is called untrue. */
export const reopenCase = caseInWords('case.reopen', 'case.reopen', async (scene, state, request, reason) => {
  const severe = state.severity === 1 && state.status === 'resolved'
  const held = severe ? await holdReopening(scene, state, request, reason) : undefined
  if (held) return held
  const by = speakerParty(scene)
  const event = { type: 'CaseReopened', by, reason } as const
  const outcome = await changeCase(scene, state, event, request, `${caseLabel(state.number)} is open again.`)
  if (severe && outcome.kind === 'done')
    await scene.tx.alarms.add({ personId: by.personId, caseId: state.id, at: scene.now, opened: false, severe: true })
  return outcome
})

/** A case of severity 1 that comes back calls both companies as a new one does. */
async function holdReopening(scene: Scene, state: Case, request: Request, text: string): Promise<Outcome | undefined> {
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return undefined
  const label = caseLabel(state.number)
  return hold(scene, partner, request, {
    action: 'case.reopen',
    subject: label,
    values: { text },
    asked: { kind: 'reopen', label, title: state.title },
    severe: true,
    caseId: state.id,
  })
}
