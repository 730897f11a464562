import type { Button, Card, Inline, PersonRef } from './card.ts'
import { lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'
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
    `${registeredBy.name} registered ${name} (`,
    { code: slug },
    `) and named ${accountManager.name} as its account manager.`,
  ]
  if (confirmedBy) {
    const title = `${name} is confirmed`
    const headline = lineOne(title, [slug], [`by ${confirmedBy.name}`])
    return {
      ...{ subject: slug, title, headline, tone: 'good' },
      blocks: [{ kind: 'text', text: fact }],
      buttons: [],
      fallback: `${plainText(headline)}.`,
    }
  }
  const title = `${name} waits to be confirmed`
  const headline = lineOne(title, [slug], [`${accountManager.name} to confirm it`])
  return {
    ...{ subject: slug, title, headline, tone: 'neutral' },
    blocks: [
      { kind: 'text', text: fact },
      {
        kind: 'text',
        text: 'Its account manager answers for it on our side – its terms, people and channels – and is called first when something about it escalates.',
      },
      {
        kind: 'text',
        text: `Until it is confirmed, nothing about ${name} reaches them: no channel is shared, no case and no health check is opened.`,
      },
    ],
    buttons: [confirmButton(view)],
    footer: withCode(`If it is for somebody else: \`@Liaison people ${slug} add @name --role account-manager\``),
    fallback: `${plainText(headline)}. Say “@Liaison confirm ${slug}” to take it on.`,
  }
}

export function confirmButton({ slug, version }: { slug: string; version: number }): Button {
  return { action: 'partner.confirm', label: BUTTON_WORDS.confirmPartner, style: 'primary', subject: slug, version }
}
