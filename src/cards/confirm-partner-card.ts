import type { Button, Card, Inline, PersonRef } from './card.ts'
import { plainText } from './plain-text.ts'
import { withCode } from './with-code.ts'

/** A partner that somebody registered who does not answer for it. */
export type ConfirmPartnerView = {
  slug: string
  name: string
  version: number
  registeredBy: PersonRef
  /** Whom they named. */
  accountManager: PersonRef
  /** Set once somebody has taken it on. */
  confirmedBy?: PersonRef
}

export function confirmPartnerCard(view: ConfirmPartnerView): Card {
  const { slug, name, registeredBy, accountManager, confirmedBy } = view
  const fact: Inline[] = [
    { mention: registeredBy },
    ` registered ${name} (`,
    { code: slug },
    ') and named ',
    { mention: accountManager },
    ' as its account manager.',
  ]
  if (confirmedBy) {
    const done: Inline[] = [{ mention: confirmedBy }, ` confirmed ${name}.`]
    return {
      subject: slug,
      title: `${name} is confirmed`,
      tone: 'good',
      blocks: [
        { kind: 'text', text: fact },
        { kind: 'text', text: done },
      ],
      buttons: [],
      fallback: `${name} (${slug}) is confirmed. ${plainText(done)}`,
    }
  }
  const until = `Until it is confirmed, nothing about ${name} reaches them: no channel is shared, no case and no health check is opened.`
  return {
    subject: slug,
    title: `${name} waits to be confirmed`,
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: fact },
      { kind: 'text', text: [{ bold: 'What its account manager takes on:' }] },
      {
        kind: 'list',
        items: [
          `To answer for ${name} on our side: its terms, its people, its channels.`,
          'To be called first when something about it escalates.',
        ],
      },
      { kind: 'text', text: until },
    ],
    buttons: [confirmButton(view)],
    footer: withCode(`If it is for somebody else: \`@Liaison people ${slug} add @name --role account-manager\``),
    fallback: `${name} (${slug}) waits to be confirmed. ${plainText(fact)} ${until} Say “@Liaison confirm ${slug}” to take it on.`,
  }
}

export function confirmButton({ slug, version }: { slug: string; version: number }): Button {
  return { action: 'partner.confirm', label: 'Confirm', style: 'primary', subject: slug, version }
}
