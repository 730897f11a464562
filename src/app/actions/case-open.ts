import { caseOpenForm } from '../../cards/case-open-form.ts'
import { CASE_KINDS, caseLabel, SEVERITIES } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { groundFor, openNewCase } from '../cases/open-case.ts'
import { didToCase } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { hold } from '../held/hold.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyTooLong } from './case-edit.ts'

/** Open a case with a partner; without a title the form opens. */
export const openCaseWith: UseCase<Partner> = {
  name: 'case.open',
  needs: (_, { values }) => (values['severity'] === '1' ? 'case.open-severity-1' : 'case.open'),
  find: findPartner,
  async run(scene, partner, request) {
    const { title, description, severity: severityText = '3', kind: kindText = 'incident' } = request.values
    const form = caseOpenForm({
      slug: partner.slug,
      partnerName: partner.name,
      severity: severityText,
      kind: kindText,
    })
    if (title === undefined) return { kind: 'form', form }
    const severity = SEVERITIES.find((one) => String(one) === severityText)
    const kind = CASE_KINDS.find((one) => one === kindText.toLowerCase())
    if (severity === undefined)
      return refused('A severity is 1, 2, 3 or 4, and 1 is the most severe: e.g. `--severity 2`.')
    if (kind === undefined)
      return refused(`The kind of a case is one of ${CASE_KINDS.join(', ')}: e.g. \`--kind request\`.`)
    const tooLong = whyTooLong(title, description)
    if (tooLong !== undefined) return refused(tooLong)
    const said = { title, ...(description !== undefined && { description }) }
    const by = speakerParty(scene)
    const ground = await groundFor(scene, partner, by)
    if ('refused' in ground) return refused(ground.refused)
    const held = await hold(scene, partner, request, {
      action: 'case.open',
      subject: partner.slug,
      values: { ...said, kind, severity: severityText },
      asked: { kind: 'open', title, partnerName: partner.name },
      severe: severity === 1,
    })
    if (held) return held
    const opened = await openNewCase(scene, partner, ground, { by, ...said, kind, severity })
    return done(`${caseLabel(opened.number)} is open with ${partner.name}. Its card is in the shared channel.`, [
      didToCase('CaseOpened', opened),
    ])
  },
}
