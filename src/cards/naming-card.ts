import type { Role, Side } from '../domain/partners/party.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { introduction } from './introduction.ts'
import { headed, lineOne } from './line-one.ts'
import { needsMeButton } from './needs-card.ts'
import { seeTermsButton } from './partner-card.ts'
import { plainText } from './plain-text.ts'
import { roleWords } from './product-words.ts'

/** What one person is named for now: at least one part, each partner once. `introduces`: they have not been told yet what this is. */
export type NamingView = {
  parts: NamedPart[]
  side: Side
  company: string
  introduces: boolean
}

/** Without a partner it is with all of them. `by`: who named them, with their company; absent where a sheet did. */
type NamedPart = { slug?: string; partnerName?: string; roles: Role[]; by?: string }

const MOST_LINES = 10

export function namingCard(view: NamingView): Card {
  const { parts, side, company, introduces } = view
  const [only, ...others] = parts
  const first = introduces ? [introduction(side, company)] : []
  if (!only || others.length > 0) {
    const lead = `You are named for ${parts.length} partners now`
    const items = parts.slice(0, MOST_LINES).map((part) => partLine(part, side))
    return {
      title: lead,
      ...headed(lineOne(lead), items.map((item) => `${plainText(item)}.`).join(' ')),
      tone: 'neutral',
      blocks: [
        { kind: 'list', items },
        ...more(parts.length - MOST_LINES),
        ...(parts.some((part) => isCalledAnyTime(part, side)) ? [text(AT_ANY_HOUR)] : []),
        ...first,
      ],
      buttons: [needsMeButton('primary')],
    }
  }
  const lead = leadOf(only, side, company)
  const means = meaning(only, side, company)
  // Our own people type it.
  const slug = side === 'internal' ? only.slug : undefined
  return {
    ...(slug !== undefined && { subject: slug }),
    title: lead,
    ...headed(lineOne(lead, slug === undefined ? [] : [slug], namedBy(only)), means),
    tone: 'neutral',
    blocks: [text(means), ...first],
    buttons: [buttonFor(only, side)],
  }
}

function leadOf({ partnerName, roles: [role] }: NamedPart, side: Side, company: string): string {
  if (partnerName === undefined) return 'You are a manager of all partners now'
  const whom = side === 'internal' ? partnerName : `${partnerName} with ${company}`
  if (role === 'account-manager')
    return side === 'internal' ? `You answer for ${whom} now` : `You speak for ${whom} now`
  return side === 'internal' ? `You are named for ${whom} now` : `You are a contact of ${whom} now`
}

const AT_ANY_HOUR =
  'What escalates at severity 1 calls you at any hour, unless a rotation or a colleague takes pages then.'

/** What it asks of them. */
function meaning(part: NamedPart, side: Side, company: string): string {
  const parts = part.roles.map((role) => `${SINGLE.includes(role) ? 'its' : 'a'} ${roleWords(role, side)}`)
  return [`You are ${parts.join(' and ')}.`, ...part.roles.map((role) => ASKS[side][role](company))].join(' ')
}

/** Of which each side has one at most. */
const SINGLE: Role[] = ['account-manager', 'sponsor']

const ASKS: Record<Side, Record<Role, (company: string) => string>> = {
  internal: {
    'account-manager': () => `Its terms, people and channels are yours to keep. ${AT_ANY_HOUR}`,
    sponsor: () => 'Its escalations may reach you.',
    manager: () => 'Escalations reach you when they come to the managers.',
    member: () => 'Cases may be given to you, and health checks ask you.',
  },
  partner: {
    'account-manager': (company) => `Terms that ${company} proposes wait for your word, and health checks ask you.`,
    sponsor: (company) => `You may accept the terms that ${company} proposes, and escalations may reach you.`,
    manager: () => 'Escalations may reach you.',
    member: (company) => `You can open cases with ${company}, and health checks ask you.`,
  },
}

function isCalledAnyTime({ roles }: NamedPart, side: Side): boolean {
  return side === 'internal' && roles.includes('account-manager')
}

function namedBy({ by }: NamedPart): Inline[] {
  return [by === undefined ? 'named by a sheet' : `named by ${by}`]
}

function partLine(part: NamedPart, side: Side): Inline[] {
  const roles = part.roles.map((role) => roleWords(role, side)).join(', ')
  return [{ bold: part.partnerName ?? 'All partners' }, ` – ${roles}, `, ...namedBy(part)]
}

function more(count: number): CardBlock[] {
  return count > 0 ? [text(`And ${count} more.`)] : []
}

function text(said: string): CardBlock {
  return { kind: 'text', text: said }
}

/** Whoever keeps the terms looks at them first; everybody else at what needs them. */
function buttonFor({ slug, roles }: NamedPart, side: Side): Button {
  return slug !== undefined && side === 'internal' && roles.includes('account-manager')
    ? seeTermsButton(slug, 'primary')
    : needsMeButton('primary')
}
