import type { Role, Side } from '../domain/partners/party.ts'
import type { Card, CardBlock, PersonRef } from './card.ts'
import { roleWords } from './product-words.ts'

/** Everything somebody holds. Labels such as "CASE-12". */
export type PersonView = {
  ref: PersonRef
  /** IANA zone, and BCP 47 language tag where known. */
  zone: string
  locale?: string
  managerOfAll: boolean
  with: {
    name: string
    company: string
    side: Side
    roles: Role[]
    cases: string[]
    ladders: string[]
    actions: string[]
  }[]
  checks: string[]
}

export function personCard({ ref, zone, locale, managerOfAll, with: held, checks }: PersonView): Card {
  const nothing = held.length === 0 && !managerOfAll
  const parts = held.map(({ name, company, side, roles, cases, ladders, actions }) => {
    const what = [
      ...(cases.length + actions.length > 0 ? [`owns ${[...cases, ...actions].join(', ')}`] : []),
      ...(ladders.length > 0 ? [`has ${ladders.join(', ')}`] : []),
    ]
    return `${name}: ${roles.map((role) => roleWords(role, side)).join(', ')} on the side of ${company}${what.length > 0 ? `; ${what.join('; ')}` : ''}`
  })
  const more = [
    ...(managerOfAll ? ['Manager of all partners'] : []),
    ...(checks.length > 0 ? [`Asked in ${checks.join(', ')}, not answered yet`] : []),
  ]
  const blocks: CardBlock[] = [
    { kind: 'text', text: `${ref.name} · ${zone}${locale === undefined ? '' : ` · ${languageOf(locale)}`}` },
    nothing ? { kind: 'text', text: 'Holds nothing with any partner.' } : { kind: 'list', items: [...parts, ...more] },
  ]
  return {
    title: ref.name,
    tone: 'neutral',
    blocks,
    buttons: [],
    fallback: `${ref.name}: ${nothing ? 'holds nothing with any partner' : [...parts, ...more].join('. ')}.`,
  }
}

/** "French (France)"; what is no language tag stays as it is. */
function languageOf(locale: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale.replaceAll('_', '-')) ?? locale
  } catch (error) {
    if (error instanceof RangeError) return locale
    throw error
  }
}
