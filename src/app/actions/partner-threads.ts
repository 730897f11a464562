import { partnerThreadsForm } from '../../cards/partner-threads-form.ts'
import { type Partner, THREADS, threadsOf, withThreads } from '../../domain/partners/partner.ts'
import { whatChanged } from '../../domain/partners/what-changed.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { recordChange } from '../partners/record-change.ts'
import { welcomeAnew } from '../partners/welcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** How people say the same of a switch. */
const SWITCHES: Record<string, string> = { on: 'kept', off: 'not kept' }

/** Whether what people write under the cards of a partner is kept. Its shared channels are told. Without a word, the form opens. */
export const setThreads: UseCase<Partner> = {
  name: 'partner.threads',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, { values: { threads: said } }) {
    if (said === undefined) return { kind: 'form', form: partnerThreadsForm(partner) }
    const words = said.toLowerCase().replaceAll(/[\s-]+/gu, ' ')
    const threads = THREADS.find((one) => one === (SWITCHES[words] ?? words))
    if (!threads) return refused(`Say \`threads ${partner.slug} kept\` or \`threads ${partner.slug} not kept\`.`)
    const saying =
      threads === 'kept'
        ? `What is written under the cards of ${partner.name} is kept.`
        : `What is written under the cards of ${partner.name} is not kept. Replies count by command, button and form.`
    if (threads === threadsOf(partner)) return done(saying, [])
    const { unheard: _, ...rest } = partner
    const after: Partner = { ...rest, ...withThreads(threads), version: partner.version + 1 }
    await scene.tx.partners.save(after)
    for (const change of whatChanged(partner, after))
      await recordChange(scene, after, 'PartnerChanged', { ...change, version: after.version }, speakerParty(scene))
    await welcomeAnew(scene, after)
    return done(saying, [{ kind: 'partner', what: 'PartnerChanged', partner: partner.slug }])
  },
}
