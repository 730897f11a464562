import type { Side } from '../domain/partners/party.ts'
import { sayTurns } from '../domain/rotations/read-turns.ts'
import type { Turns } from '../domain/rotations/rotation.ts'
import type { Week } from '../domain/time/calendar.ts'
import type { Instant } from '../domain/time/instant.ts'
import { typeWeek } from '../domain/time/read-week.ts'
import type { Stretch } from '../domain/time/stretches.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

type Plan = {
  /** Absent: a slot that is empty. */
  members: (string | undefined)[]
  turns: Turns
  zone: string
  week?: Week
  overrides: ({ id: string; name: string } & Stretch)[]
  swaps: { id: string; askedBy: string; askedOf: string; gives: Stretch; takes: Stretch; isAccepted: boolean }[]
}

type Rotation = {
  name: string
  on?: string
  nobody?: 'not begun' | 'silent' | 'empty slot' | 'away'
  standsInFor?: string
  until: Instant
  next?: { name: string; at: Instant }
  plan?: Plan
}

export type DutyView = {
  slug: string
  partnerName: string
  /** `calledFirst`: whom an escalation by hand would call there first; absent where that is not for the reader. */
  sides: { side: Side; name: string; rotations: Rotation[]; calledFirst?: string[] }[]
  zone: string
  /** Whose rotations are shown in full. */
  own: Side
  maySet: boolean
}

const WHY_NOBODY = {
  'not begun': 'it has not begun',
  silent: 'outside its hours',
  'empty slot': 'the slot is empty',
  away: 'away, with nobody in their place',
} as const

/** As many of each as a phone shows. */
const SHOWN = 8

/** Who is on duty now and next, on both sides. */
export function dutyCard({ slug, partnerName, sides, zone }: DutyView): Card {
  const title = `On duty with ${partnerName} (${slug})`
  const lines = sides.map((side) => ({ ...side, first: side.rotations[0] }))
  const brief = lines.map(({ name, first }) => `${name}: ${first ? (first.on ?? 'nobody') : 'no rotation'}`).join(' · ')
  return {
    subject: slug,
    title,
    headline: `${title}: ${brief}`,
    tone: 'neutral',
    blocks: lines.flatMap(({ name, rotations, calledFirst }): CardBlock[] => [
      { kind: 'text', text: [{ bold: name }] },
      rotations.length === 0
        ? { kind: 'text', text: 'No rotation is set.' }
        : { kind: 'list', items: rotations.slice(0, SHOWN).map((one) => dutyLine(one, zone)) },
      ...(calledFirst === undefined ? [] : [{ kind: 'text' as const, text: sayFirst(calledFirst) }]),
    ]),
    buttons: [],
    footer: withCode(`How your own side’s are set: \`rotation ${slug}\``),
    fallback: `${title}: ${brief}.`,
  }
}

function sayFirst(names: string[]): string {
  return names.length === 0
    ? 'An escalation would call nobody there.'
    : `An escalation now would first call ${names.join(', ')}.`
}

function dutyLine(rotation: Rotation, zone: string): Inline[] {
  const { name, on, nobody, standsInFor, until, next } = rotation
  const at = (moment: Instant): Inline => ({ at: moment, zone, style: 'date-time' })
  const now: Inline[] =
    on === undefined
      ? [`nobody now${nobody ? ` (${WHY_NOBODY[nobody]})` : ''}`]
      : [
          { bold: on },
          ...(standsInFor === undefined ? [] : [` for ${standsInFor}`]),
          ...(next === undefined ? [', with nobody after'] : [', until ', at(until)]),
        ]
  return [
    `${shorten(name, 60)}: `,
    ...now,
    ...(next === undefined ? [] : ['; next ', { bold: next.name }, ' from ', at(next.at)]),
  ]
}

/** One's own side's rotations: who is in them, how they turn, what was set over them and what is swapped. */
export function rotationsCard({ slug, partnerName, sides, zone, own, maySet }: DutyView): Card {
  const { name, rotations } = sides.find(({ side }) => side === own)!
  const title = `Rotations of ${name} with ${partnerName}`
  const count = rotations.length === 0 ? 'none yet' : `${rotations.length}`
  const headline = `${title} (${slug}): ${count}`
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: rotations.slice(0, SHOWN).flatMap((one) => planBlocks(one, zone)),
    buttons: [
      ...(maySet ? [opens('rotation.set', BUTTON_WORDS.setRotation, slug)] : []),
      ...(rotations.length > 0 ? [opens('rotation.override', BUTTON_WORDS.override, slug)] : []),
    ],
    more: [
      ...(rotations.length > 0 ? [opens('rotation.swap', BUTTON_WORDS.swapTurn, slug)] : []),
      ...(rotations.some(({ plan }) => plan?.overrides.length)
        ? [opens('rotation.end-override', BUTTON_WORDS.endOverride, slug)]
        : []),
    ],
    ...(rotations.length > 0 && {
      footer: withCode(`Take a time: \`override ${slug} --to 18:00\` · exchange turns: \`swap ${slug} @name\``),
    }),
    fallback: `${headline}.${rotations.map((one) => ` ${plainText(dutyLine(one, zone))}.`).join('')}`,
  }
}

function planBlocks(rotation: Rotation, zone: string): CardBlock[] {
  const { plan } = rotation
  const duty: CardBlock = { kind: 'text', text: dutyLine(rotation, zone) }
  if (!plan) return [duty]
  const order = plan.members.map((one) => one ?? 'an empty slot').join(', ')
  const hours = plan.week ? `, only ${typeWeek(plan.week)}` : ''
  const said = [
    ...plan.overrides.slice(0, SHOWN).map((one): Inline[] => [{ bold: one.name }, ' instead, ', ...between(one, zone)]),
    ...plan.swaps.slice(0, SHOWN).map((one) => swapLine(one, zone)),
  ]
  return [
    duty,
    { kind: 'text', text: `In turn: ${shorten(order, 600)}; ${sayTurns(plan.turns, plan.zone)}${hours}.` },
    ...(said.length === 0 ? [] : [{ kind: 'list', items: said } as CardBlock]),
  ]
}

function swapLine({ askedBy, askedOf, gives, takes, isAccepted }: Plan['swaps'][number], zone: string): Inline[] {
  const what = isAccepted ? `${askedOf} and ${askedBy} have swapped: ` : `${askedBy} asked ${askedOf} to swap: `
  return [what, ...between(gives, zone), ' for ', ...between(takes, zone)]
}

function between({ from, to }: Stretch, zone: string): Inline[] {
  return [{ at: from, zone, style: 'date-time' }, ' until ', { at: to, zone, style: 'date-time' }]
}

function opens(action: string, label: string, subject: string): Button {
  return { action, label, style: 'plain', subject, version: 0, opensForm: true }
}
