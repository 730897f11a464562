import type { CheckInPlan } from '../domain/checkins/plan.ts'
import type { LadderPolicy, LadderStep, Target } from '../domain/escalations/policy.ts'
import type { Direction, PartnerType, Stage, Threads } from '../domain/partners/partner.ts'
import type { Purpose } from '../domain/partners/purpose.ts'
import { type Side, SIDES } from '../domain/partners/party.ts'
import type { CalendarTerms } from '../domain/terms/calendar-terms.ts'
import { type JointTarget, jointOf } from '../domain/terms/joint-steps.ts'
import { formatTarget } from '../domain/time/duration.ts'
import type { PeriodKind } from '../domain/time/period.ts'
import { sayHours } from '../domain/time/say-hours.ts'
import type { Button, Card, CardBlock, Rich } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { headed } from './line-one.ts'
import { listed } from './listed.ts'
import { sayPlans } from './plan-words.ts'
import { LINE_BUTTON_WORDS, PURPOSE_WORDS, READ_BY_US, roleWords } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** How a partner is run, as far as both sides may read it. `owed`: how many targets each side owes. */
export type SharedTermsView = {
  slug: string
  name: string
  company: string
  version: number
  threads: Threads
  hours: Record<Side, CalendarTerms>
  owed: Record<Side, number>
  /** Numbers of each period that are held against a target. */
  figures: ToldFigure[]
  /** What follows in money from what each side owes, where that is agreed. */
  money: ToldMoney[]
  /** Whom the escalations of each name call on the partner’s side; people as they are called. */
  theirLadders: { name: string; steps: LadderStep[] }[]
  plans: CheckInPlan[]
  people: { side: Side; names: string[] }[]
}

/** `parts`: the fee first. */
type ToldMoney = { side: Side; rules: number; parts: { what: string; says: string }[] }
type ToldFigure = { name: string; period: PeriodKind; target: string }

/** `may`: whether the reader may change it, or the sentence that says who can. */
export type InternalTermsView = SharedTermsView & {
  may: true | string
  ours: {
    type: PartnerType
    direction: Direction
    stage: Stage
    /** Targets that teams of ours owe inside our company. */
    inside: number
    /** Figures that teams of ours owe inside our company. */
    insideFigures: ToldFigure[]
    /** Names of hours that neither side works by. */
    further: string[]
    ladders: ({ name: string } & LadderPolicy)[]
    channels: { purpose: Purpose; name: string }[]
  }
}

/** Of how a partner is run, as its card lists it. */
export type TermsPart =
  'about' | 'hours' | 'targets' | 'figures' | 'money' | 'escalation' | 'checks' | 'people' | 'channels'

/** `each`: what it says where it is shown alone, a line each. */
type Line = { part: TermsPart; label: string; says: string; each?: string[]; button?: Button }

/** `elsewhere`: the reader may change it, where nobody else reads along. `only`: this part alone. */
export function sharedTermsCard(view: SharedTermsView, elsewhere = false, only?: TermsPart): Card {
  const { name, theirLadders, company } = view
  const ladders = theirLadders.map(({ name: of, steps }) => {
    const told = steps.map(sayOwnStep).filter((step) => step !== '')
    return `${of === 'usual' ? '' : `${of}: `}${told.join(', then ') || 'nobody'}`
  })
  const footer = withCode(
    elsewhere
      ? `To change it, say \`terms ${view.slug}\` to me alone, or in a channel that only our own people read.`
      : `Changed by the account manager at ${company}. What was promised: \`@Liaison sla ${view.slug}\``,
  )
  return termsCard(
    view,
    [
      { part: 'about', label: 'Name', says: `${name}; what is written under cards is ${view.threads}` },
      ...partsOf(view, `${view.owed.internal} owed by ${company}, ${view.owed.partner} by ${name}`, false),
      figuresLine(view, view.figures, false),
      moneyLine(view, false),
      { part: 'escalation', label: 'Escalation', says: `on the side of ${name}: ${ladders.join('; ')}` },
      checksLine(view, false),
      peopleLine(view, false),
    ],
    footer,
    only,
  )
}

/** `only`: this part alone. */
export function internalTermsCard(view: InternalTermsView, only?: TermsPart): Card {
  const { may } = view
  return termsCard(view, internalLines(view), may === true ? READ_BY_US : `${may} ${READ_BY_US}`, only)
}

/** What a part says now, in one line. */
export function sayTermsPart(view: InternalTermsView, part: TermsPart): string {
  const line = internalLines(view).find((one) => one.part === part)
  return line ? shorten(`${line.label}: ${line.says}.`, LONGEST_PART) : ''
}

const LONGEST_PART = 400

function internalLines(view: InternalTermsView): Line[] {
  const { slug, name, company, may, ours, owed, threads } = view
  const change = (action: string): Pick<Line, 'button'> => (may === true ? { button: changeButton(action, slug) } : {})
  const inside = ours.inside === 0 ? '' : `, ${ours.inside} by teams of ours`
  const about = [plain(ours.type), plain(ours.direction), ours.stage, `threads ${threads}`].join(', ')
  return [
    { part: 'about', label: 'About', says: `${name}: ${about}`, ...change('terms.about') },
    ...partsOf(
      view,
      `${owed.internal} owed by ${company}, ${owed.partner} by ${name}${inside}`,
      may === true,
      ours.further,
    ),
    figuresLine(view, [...view.figures, ...ours.insideFigures], may === true),
    moneyLine(view, may === true),
    { part: 'escalation', label: 'Escalation', says: sayLadders(ours.ladders), ...change('terms.ladder') },
    checksLine(view, may === true),
    peopleLine(view, may === true),
    channelsLine(slug, ours.channels, may === true),
  ]
}

function termsCard({ slug, name }: SharedTermsView, lines: Line[], footer: Rich, only?: TermsPart): Card {
  const headline = `How ${name} (${slug}) is run`
  return {
    subject: slug,
    title: `How ${name} is run`,
    ...headed([headline], `Say “@Liaison sla ${slug}” for what was promised.`),
    tone: 'neutral',
    blocks: only === undefined ? lines.map(blockOf) : lines.filter(({ part }) => part === only).flatMap(blocksAlone),
    buttons: [],
    footer,
  }
}

function blocksAlone(line: Line): CardBlock[] {
  const { each = [] } = line
  if (each.length === 0) return [blockOf(line)]
  return [blockOf(line), ...each.map((text): CardBlock => ({ kind: 'text', text: [text] }))]
}

function blockOf({ label, says, button }: Line): CardBlock {
  const text: Rich = [{ bold: label }, ` ${shorten(says, LONGEST_PART)}`]
  return button ? { kind: 'line', text, button } : { kind: 'text', text }
}

function partsOf(view: SharedTermsView, targets: string, may: boolean, further: string[] = []): Line[] {
  const { slug, company, name, hours } = view
  const [ours, theirs] = [sayCalendar(hours.internal), sayCalendar(hours.partner)]
  const both = ours === theirs ? `both sides ${ours}` : `${company} ${ours}; ${name} ${theirs}`
  const others = further.length === 0 ? '' : `; also ${further.map((one) => `“${one}”`).join(', ')}`
  return [
    {
      part: 'hours',
      label: 'Hours',
      says: `${both}${others}`,
      ...(may && { button: changeButton('terms.hours', slug) }),
    },
    { part: 'targets', label: 'Targets', says: targets, ...(may && { button: changeButton('terms.targets', slug) }) },
  ]
}

function figuresLine({ slug }: SharedTermsView, figures: ToldFigure[], may: boolean): Line {
  const says = figures.map(({ name, period, target }) => `${name} ${keepTogether(target)} each ${period}`)
  return {
    ...{ part: 'figures', label: 'Figures', says: shortList(says) || 'none' },
    ...(may && { button: changeButton('terms.figures', slug) }),
  }
}

function moneyLine({ slug, company, name, money }: SharedTermsView, may: boolean): Line {
  const says = money.map(({ side, rules, parts: [fee] }) => {
    const owes = `${keepTogether(fee?.says ?? '')} for what ${side === 'internal' ? company : name} owes`
    return rules === 0
      ? owes
      : `${owes}, ${rules} ${rules === 1 ? 'thing of which costs' : 'things of which cost'} when missed`
  })
  return {
    ...{ part: 'money', label: 'Money', says: says.join('; ') || 'none agreed' },
    each: money.flatMap(({ parts }) =>
      parts.map((one) => `${one.what[0]!.toUpperCase()}${one.what.slice(1)}: ${one.says}`),
    ),
    ...(may && { button: changeButton('terms.money', slug) }),
  }
}

function checksLine({ slug, plans }: SharedTermsView, may: boolean): Line {
  const says = sayPlans(plans).join('; ') || 'none planned, opened by hand'
  return { part: 'checks', label: 'Health checks', says, ...(may && { button: changeButton('terms.checks', slug) }) }
}

function peopleLine({ slug, company, name, people }: SharedTermsView, may: boolean): Line {
  const says = people.map(({ side, names }) => {
    return `${side === 'internal' ? company : name} ${names.length === 0 ? 'nobody yet' : shortList(names)}`
  })
  return {
    part: 'people',
    label: 'People',
    says: says.join('; '),
    button: may ? changeButton('terms.people', slug) : seeButton('people.list', LINE_BUTTON_WORDS.seeAll, slug),
  }
}

function channelsLine(slug: string, channels: InternalTermsView['ours']['channels'], may: boolean): Line {
  const says = channels.map(
    ({ purpose, name }) => `${name === '' ? 'a channel' : `#${name}`}, ${PURPOSE_WORDS[purpose]}`,
  )
  const button = may ? changeButton('terms.channels', slug) : seeButton('partner.show', LINE_BUTTON_WORDS.seeAll, slug)
  return { part: 'channels', label: 'Channels', says: says.join('; ') || 'none yet', button }
}

const MOST_NAMES = 4

function shortList(names: string[]): string {
  const more = names.length - MOST_NAMES
  return more > 0 ? `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more` : listed(names)
}

function sayCalendar(rules: CalendarTerms): string {
  const { country, region } = rules.publicHolidays ?? {}
  const holidays =
    country === undefined ? '' : `, holidays of ${region === undefined ? country : `${country}-${region}`}`
  return `${sayHours(rules)} (${rules.zone})${holidays}`
}

/** The usual one whole, in one breath; of the others for which escalations they are. */
function sayLadders(ladders: InternalTermsView['ours']['ladders']): string {
  const usual = ladders.find(({ name }) => name === 'usual')
  const others = ladders.filter((one) => one !== usual).map(({ name }) => name)
  const watching = { internal: usual?.watchers ?? [], partner: usual?.theirWatchers ?? [] }
  const watchers = SIDES.flatMap((side) => watching[side].map((one) => ({ ...one, side })))
  const watched = watchers.length > 0 ? `; watched by ${sayTargets(watchers)}` : ''
  return `${usual ? saySteps(usual.steps) : ''}${watched}${others.length === 0 ? '' : `; other steps ${others.join(', ')}`}`
}

/** Step beside step where both sides are told together, else those of each side. */
function saySteps(steps: LadderPolicy['steps']): string {
  const joint = jointOf(steps)
  if (joint) return joint.map((one) => `${sayTargets(one.targets)}${sayAll(one)}`).join(', then ')
  const own = SIDES.flatMap((side) => {
    const told = steps[side].filter(({ targets }) => targets.length > 0)
    const said = told.map((one) => `${sayTargets(one.targets.map((target) => ({ ...target, side })))}${sayAll(one)}`)
    return said.length === 0 ? [] : [said.join(', then ')]
  })
  return own.join('; beside that ')
}

/** Both sides of one role are one word: "account managers". */
function sayTargets(targets: JointTarget[]): string {
  const words = targets.map((one) => {
    if (one.to === 'channel') return PURPOSE_WORDS[one.purpose]
    const whose = one.side === 'internal' ? 'our' : 'their'
    if (one.to === 'rotation') return `whoever is on duty by ${whose} “${one.name}”`
    if (one.to === 'hook') return `${whose} page hook “${one.name}”`
    if (one.to === 'person') return one.person
    const isBoth = targets.filter((other) => other.to === 'role' && other.role === one.role).length === 2
    return isBoth ? `both ${roleWords(one.role, 'internal')}s` : `${whose} ${roleWords(one.role, one.side)}`
  })
  return listed([...new Set(words)])
}

function sayAll({ acknowledge }: Pick<LadderStep, 'acknowledge'>): string {
  return acknowledge === 'all' ? ', each of whom must take it' : ''
}

function sayOwnStep({ targets, wait, acknowledge }: LadderStep): string {
  const words = targets.flatMap(sayOwnTarget)
  return words.length === 0
    ? ''
    : `${listed(words)}${sayAll({ ...(acknowledge && { acknowledge }) })} (${formatTarget(wait)})`
}

function sayOwnTarget(target: Target): string[] {
  if (target.to === 'rotation') return [`whoever is on duty by “${target.name}”`]
  if (target.to === 'hook') return [`page hook “${target.name}”`]
  if (target.to === 'person') return [target.person]
  return [target.to === 'role' ? roleWords(target.role, 'partner') : PURPOSE_WORDS[target.purpose]]
}

function plain(word: string): string {
  return word.replaceAll('-', ' ')
}

function changeButton(action: string, slug: string): Button {
  return { action, label: LINE_BUTTON_WORDS.change, style: 'plain', subject: slug, version: 0, opensForm: true }
}

function seeButton(action: string, label: string, slug: string): Button {
  return { action, label, style: 'plain', subject: slug, version: 0 }
}
