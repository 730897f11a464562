import type { PartnerType, Stage } from '../domain/partners/partner.ts'
import type { Button, Card, Rich } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { withCode } from './with-code.ts'

/** A page of all partners with what is open. `add`: the reader may register another. `from`: so many are on the pages before. */
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
  total: number
  escalated: number
  from: number
}

export function partnerListCard({ partners, add, total, escalated, from }: PartnerListView): Card {
  const [first] = partners
  const last = partners.at(-1)
  const title = 'Partners'
  const page = partners.length === total ? '' : ` · ${from + 1} to ${from + partners.length}`
  const count = `${total}${escalated > 0 ? ` · ${escalated} escalated` : ''}${page}`
  const headline = `${title}: ${first ? count : 'none is registered yet'}`
  return {
    title,
    headline,
    tone: escalated > 0 ? 'warning' : 'neutral',
    blocks: first ? [{ kind: 'list', items: partners.map(lineOf) }] : [],
    buttons: [
      ...(last && from + partners.length < total ? [nextButton(last.slug)] : []),
      ...(add ? [addButton(first === undefined)] : []),
    ],
    ...(first && { footer: withCode(`More about one: \`@Liaison show ${first.slug}\``) }),
    fallback: first
      ? `${headline}. ${partners.map(({ name, slug }) => `${name} (${slug})`).join(', ')}. Say “@Liaison show ${first.slug}” for more about one.`
      : `${headline}. Say “@Liaison add” to register one.`,
  }
}

/** What there is to tell of it; what it has none of is not said. */
function lineOf(partner: PartnerListView['partners'][number]): Rich {
  const { name, slug, type, stage, waiting, accountManager, openCases, escalations } = partner
  const facts = [
    `${type.replace('-', ' ')}, ${stage}`,
    ...(waiting ? ['not confirmed yet'] : []),
    ...(accountManager === undefined ? [] : [`account manager ${accountManager}`]),
    ...(openCases > 0 ? [openCases === 1 ? '1 open case' : `${openCases} open cases`] : []),
    ...(escalations > 0 ? [escalations === 1 ? '1 escalation' : `${escalations} escalations`] : []),
  ]
  return [{ bold: name }, ' (', { code: slug }, `) – ${facts.join(', ')}`]
}

function nextButton(after: string): Button {
  return {
    ...{ action: 'partner.list', label: BUTTON_WORDS.nextOnes, style: 'plain', subject: 'partners', version: 0 },
    data: { after },
  }
}

function addButton(main: boolean): Button {
  return {
    action: 'partner.register',
    label: BUTTON_WORDS.addPartner,
    style: main ? 'primary' : 'plain',
    subject: 'partners',
    version: 0,
    opensForm: true,
  }
}
