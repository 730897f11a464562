import { type Side, SIDES } from '../domain/partners/party.ts'
import { type Attainment, sayShare, together } from '../domain/sla/figures/attainment.ts'
import { sayEnough, sayHoursOf, sayLevels } from '../domain/terms/diff-objectives.ts'
import type { HoursTold } from '../domain/terms/hours-told.ts'
import { type Objective, sideOf, teamOf } from '../domain/terms/objective.ts'
import { formatTarget } from '../domain/time/duration.ts'
import type { Instant } from '../domain/time/instant.ts'
import { canonicalJson } from '../domain/timeline/canonical-json.ts'
import type { Button, Card, CardBlock, Inline, Rich } from './card.ts'
import { figureDetails, type FigureNow, figureSections } from './figure-words.ts'
import { hoursFields } from './hours-fields.ts'
import { keepTogether } from './keep-together.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_US } from './product-words.ts'
import { readTermsButton } from './proposal-card.ts'
import { shorten } from './quote.ts'
import { byUrgency, sayCases } from './say-cases.ts'

/** A promise, since which version of the agreement it says what it says, and how it was kept: this month, and in the one before. */
type Promised = Objective & {
  since?: { version: number; at: Instant } | undefined
  kept: { now: Attainment; before: Attainment }
}

/** What both sides have promised each other, as far as both may read it. */
export type SharedTargetsView = {
  slug: string
  name: string
  /** Ours. */
  company: string
  /** Of the agreement that holds now, since when. */
  version: number
  since: Instant
  /** By whom of the partner it was accepted, and when; absent where it was not. */
  accepted?: { by: string; at: Instant }
  /** So many changes wait for the partner’s word; none: the terms as they stand do. */
  proposed?: { changes: number }
  /** The names of those who can give it. */
  asks: string[]
  zone: string
  promises: Promised[]
  /** As they are said. */
  figures: FigureNow[]
  months: { now: string; before: string }
  hours: HoursTold
}

/** `inside`: what teams of ours owe inside our company. `mayAsk`: the reader may ask the partner to accept the terms. */
export type InternalTargetsView = SharedTargetsView & {
  inside: Promised[]
  insideFigures: FigureNow[]
  mayAsk: boolean
}

export function sharedTargetsCard(view: SharedTargetsView): Card {
  return targetsCard(view, [], view.figures)
}

export function internalTargetsCard(view: InternalTargetsView): Card {
  const { slug, accepted, proposed, asks } = view
  const ask: Button = {
    ...{ action: 'proposal.ask', label: BUTTON_WORDS.askToAccept, style: 'plain', subject: slug, version: 0 },
    confirm: `${asks.join(' or ')} is asked where both sides read.`,
  }
  const card = targetsCard(view, view.inside, [...view.figures, ...view.insideFigures])
  const asksNow = view.mayAsk && !accepted && !proposed && asks.length > 0
  return { ...card, buttons: [...card.buttons, ...(asksNow ? [ask] : [])], footer: READ_BY_US }
}

/** What one side owes alone, or both alike: then `promises` are ours, and `twins` the partner's, which say the same. */
type Group = { owner: string; promises: Promised[]; twins?: Promised[] }

/** More are told by their number: nobody reads them on a phone. */
const MOST_LINES = 30

function targetsCard(view: SharedTargetsView, inside: Promised[], figures: FigureNow[]): Card {
  const { slug, name, version, since, zone } = view
  const groups = groupsOf(view, inside)
  const count = groups.reduce((sum, { promises }) => sum + promises.length, figures.length)
  const told = count === 0 ? 'nothing is promised' : count === 1 ? '1 target' : `${count} targets`
  const ask: Button = {
    ...{ action: 'sla.targets', label: BUTTON_WORDS.details, style: 'plain', subject: slug, version: 0 },
    data: { details: 'yes' },
  }
  const inForce: CardBlock = {
    kind: 'text',
    text: [`By version ${version} of the agreement, since `, { at: since, zone, style: 'date' }, ':'],
  }
  const headline = lineOne(`${name} (${slug})`, [told], [acceptance(view)])
  return {
    subject: slug,
    title: `What was promised with ${name}`,
    ...headed(headline, `Say “@Liaison sla ${slug}” for what they are.`),
    tone: 'neutral',
    blocks: [
      ...standing(view),
      ...groups.flatMap((group) => section(group, view)),
      ...figureSections(figures, view),
      { kind: 'fields', fields: hoursFields(view.hours, { internal: view.company, partner: name }) },
    ],
    ...(count > 0 && { details: { blocks: [inForce, ...details(groups, figures, view)], ask } }),
    buttons: view.proposed ? [readTermsButton(slug, BUTTON_WORDS.readTerms)] : [],
  }
}

function acceptance({ name, accepted }: SharedTargetsView): string {
  return accepted ? `accepted by ${name}` : `not accepted by ${name}`
}

/** Who accepted them, and what waits to be accepted. */
function standing({ name, accepted, proposed, asks, zone }: SharedTargetsView): CardBlock[] {
  const who = asks.length === 0 ? `somebody of ${name}` : asks.join(' or ')
  const changes = proposed?.changes === 1 ? '1 change is proposed' : `${proposed?.changes} changes are proposed`
  const waits =
    proposed?.changes === 0 ? `To be accepted as they stand, by ${who}.` : `${changes}, for ${who} to accept.`
  return [
    ...(accepted
      ? [
          {
            kind: 'text' as const,
            text: [`Accepted by ${accepted.by}, `, { at: accepted.at, zone, style: 'date' as const }, '.'],
          },
        ]
      : []),
    ...(proposed ? [{ kind: 'text' as const, text: waits }] : []),
  ]
}

/** What both sides owe alike first, then what each owes alone, then teams of ours. */
function groupsOf({ company, name, promises }: SharedTargetsView, inside: Promised[]): Group[] {
  const alike = (one: Promised) => promises.filter((other) => sayPromise(other) === sayPromise(one)).length === 2
  const owed = (side: Side) => promises.filter((one) => one.obligor === side)
  const both = owed('internal').filter(alike)
  const alone = (side: Side) => owed(side).filter((one) => !alike(one))
  const byTeam = Map.groupBy(inside, ({ obligor }) => (typeof obligor === 'string' ? obligor : obligor.team))
  return [
    { owner: 'both sides', promises: both, twins: owed('partner').filter(alike) },
    { owner: company, promises: alone('internal') },
    { owner: name, promises: alone('partner') },
    ...[...byTeam].map(([team, some]) => ({ owner: `${shorten(team, 60)}, inside ${company}`, promises: some })),
  ].filter((group) => group.promises.length > 0)
}

/** All but whose it is, and how it was kept. */
function sayPromise(promised: Promised): string {
  const { kept: _, ...promise } = promised
  return canonicalJson({ ...promise, id: '', obligor: '' })
}

function section({ owner, promises, twins = [] }: Group, view: SharedTargetsView): CardBlock[] {
  const about = [...Map.groupBy(promises.toSorted(byUrgency), sayCases)].map(([cases, some]): Rich => {
    return [{ bold: cases }, `: ${some.map(sayTarget).join(', ')}`]
  })
  const more = about.length - MOST_LINES
  const items = more > 0 ? [...about.slice(0, MOST_LINES), `and ${more} more`] : about
  return [
    { kind: 'text', text: `Owed by ${owner}` },
    { kind: 'list', items },
    ...SIDES.flatMap((side): CardBlock[] => {
      const owed = [...promises, ...twins].filter(({ obligor }) => sideOf(obligor) === side)
      const kept = sayKept(owed, view)
      const who = owed[0] ? keeperOf(owed[0], view) : ''
      return kept ? [{ kind: 'text', text: `Kept by ${who}: ${kept}` }] : []
    }),
  ]
}

/** A company, or the team of ours that owes it inside. */
function keeperOf({ obligor }: Promised, { company, name }: SharedTargetsView): string {
  const team = teamOf(obligor)
  if (team !== undefined) return shorten(team, 60)
  return sideOf(obligor) === 'internal' ? company : name
}

/** "November so far 14 of 15 (93.3 %), October 3 of 3 (100 %)"; undefined where nothing counts in either. */
function sayKept(promises: Promised[], { months }: SharedTargetsView): string | undefined {
  const [now, before] = [
    together(promises.map(({ kept }) => kept.now)),
    together(promises.map(({ kept }) => kept.before)),
  ]
  const said = [say(now, `${months.now} so far`), say(before, months.before)].filter((one) => one !== undefined)
  return said.length === 0 ? undefined : said.join(', ')

  function say(kept: Attainment, month: string): string | undefined {
    const share = sayShare(kept)
    return share && `${month} ${kept.met} of ${kept.met + kept.missed} (${keepTogether(share)})`
  }
}

function sayTarget(promise: Promised): string {
  const hours = promise.hours === 'calendar' ? '' : ` ${sayHoursOf(promise)}`
  return `${promise.measure} ${formatTarget(promise.target)}${hours}${sayShareOf(promise)}`
}

/** Where not all cases have to keep it. */
function sayShareOf(promise: Promised): string {
  return promise.attainment === undefined ? '' : `, kept with ${keepTogether(sayEnough(promise))} of the cases`
}

/** How whoever owes it kept it. */
function keptBy(promise: Promised, view: SharedTargetsView): Inline[] {
  const kept = sayKept([promise], view)
  return kept === undefined ? [] : [`. Kept by ${keeperOf(promise, view)}: ${kept}`]
}

/** All else that is to be said of each promise. */
function details(groups: Group[], figures: FigureNow[], view: SharedTargetsView): CardBlock[] {
  const { zone } = view
  const all = groups.flatMap(({ owner, promises, twins = [] }) =>
    promises.toSorted(byUrgency).map((promise): Rich => {
      const { since, pausesWhileWaiting, levels, protects } = promise
      const waits = pausesWhileWaiting ? 'stands still while it waits on the other side' : 'runs on while it waits'
      const warns = levels.length === 0 ? 'no warning' : `levels at ${sayLevels(promise)} from the due time`
      const held: Inline[] = since
        ? [`, since version ${since.version} (`, { at: since.at, zone, style: 'date' }, ')']
        : []
      return [
        { bold: `${sayCases(promise)}, ${promise.measure}` },
        ` – owed by ${owner}: ${formatTarget(promise.target)} ${sayHoursOf(promise)}${sayShareOf(promise)}, ${warns}, ${waits}`,
        ...held,
        ...[promise, ...twins.filter((one) => sayPromise(one) === sayPromise(promise))].flatMap((one) =>
          keptBy(one, view),
        ),
        `. Protects: ${shorten(protects, 200)}`,
      ]
    }),
  )
  const told = [...figureDetails(figures, view), ...all]
  const more = told.length - MOST_LINES
  return [{ kind: 'list', items: more > 0 ? [...told.slice(0, MOST_LINES), `and ${more} more`] : told }]
}
