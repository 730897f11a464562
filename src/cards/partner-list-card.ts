import type { PartnerType, Stage } from '../domain/partners/partner.ts'
import type { Button, Card, Rich } from './card.ts'
import { withCode } from './with-code.ts'

/** All partners with what is open. `add`: the reader may register another. */
export type PartnerListView = {
  partners: {
    slug: string
    name: string
    type: PartnerType
    stage: Stage
    /** Nobody has taken it on yet. */
    waiting: boolean
    accountManager?: string
    openCases: number
    escalations: number
  }[]
  add: boolean
}

const COLUMNS = ['Partner', 'Type', 'Stage', 'Account manager', 'Open cases', 'Escalations']

export function partnerListCard({ partners, add }: PartnerListView): Card {
  const rows = partners.map((partner): Rich[] => [
    [{ bold: partner.name }, ' (', { code: partner.slug }, ')'],
    partner.type.replace('-', ' '),
    partner.waiting ? `${partner.stage}, not confirmed yet` : partner.stage,
    partner.accountManager ?? '–',
    String(partner.openCases),
    String(partner.escalations),
  ])
  const none = 'No partner is registered yet.'
  return {
    title: 'Partners',
    tone: partners.some(({ escalations }) => escalations > 0) ? 'warning' : 'neutral',
    blocks: [rows.length > 0 ? { kind: 'table', columns: COLUMNS, rows } : { kind: 'text', text: none }],
    buttons: add ? [addButton(partners.length === 0)] : [],
    ...(partners[0] && { footer: withCode(`More about one: \`@Liaison show ${partners[0].slug}\``) }),
    fallback: partners[0]
      ? `Partners: ${partners.map(({ name, slug }) => `${name} (${slug})`).join(', ')}. Say “@Liaison show ${partners[0].slug}” for more about one.`
      : `${none} Say “@Liaison add” to register one.`,
  }
}

function addButton(main: boolean): Button {
  return {
    action: 'partner.register',
    label: 'Add a partner',
    style: main ? 'primary' : 'plain',
    subject: 'partners',
    version: 0,
    opensForm: true,
  }
}
