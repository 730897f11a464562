import type { Purpose } from '../domain/partners/purpose.ts'
import { formatDuration } from '../domain/time/duration.ts'
import { type Instant, MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline, PersonRef, Rich } from './card.ts'
import { setDrillsButton } from './drill-asked-card.ts'
import { plainText } from './plain-text.ts'
import { PURPOSE_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** `byName`: who answered for a channel. `hook`: their page hook was rung besides, or could not be; `through`: it brought the answer. `isHook`: a page hook that the step calls by name. */
type Called = { name: string; byName?: string; isChannel?: true; isHook?: true; hook?: 'rung' | 'failed' } & (
  | { fared: 'reached'; after: Ms; through?: 'hook' }
  | { fared: 'silent' | 'waited for' | 'on its way' }
  | { fared: 'not delivered'; why: string }
)

type Step = {
  step: number
  fared: 'reached' | 'silent' | 'empty'
  gap?: 'nobody' | 'no hours'
  channels?: { purpose: Purpose; found: 'called' | 'missing' | 'removed' }[]
  /** The names of page hooks that it calls and that are not there. */
  noHooks?: string[]
  called: Called[]
  away: { name: string; instead?: string }[]
}

export type DrillReport = {
  label: string
  slug: string
  partnerName: string
  side: 'internal' | 'partner'
  sideName: string
  beganAt: Instant
  zone: string
  end?: { how: 'over' | 'stopped'; why?: string }
  own: Step[]
  other: { name: string; steps: Pick<Step, 'step' | 'fared'>[] }
}

const NAME = 60

const NOT_THERE = { missing: 'is not bound', removed: 'is dead: Liaison was removed from it' } as const

const FARED = { reached: 'reached', silent: 'told, and nobody answered', empty: 'empty' } as const

/** What a drill came to, for whoever answers for a side: who of it was reached, who was not and why, and what to do. */
export function drillReportCard(told: DrillReport): Card {
  const report = withShortNames(told)
  const { label, partnerName, sideName, own, slug, end } = report
  const title = `${label} with ${partnerName}`
  const headline = `${title} (${slug}): ${brief(report)}`
  const advice = adviceOf(report)
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [
      ...(end?.how === 'stopped' ? [{ kind: 'text', text: `It was stopped: ${end.why ?? ''}` } as CardBlock] : []),
      { kind: 'text', text: [{ bold: sideName }] },
      list(own.length === 0 ? ['No step was come to.'] : own.map(stepLine)),
      ...otherSide(report),
      ...(advice.length > 0 ? ([{ kind: 'text', text: [{ bold: 'What to do' }] }, list(advice)] as CardBlock[]) : []),
    ],
    buttons: end ? [setDrillsButton(slug)] : [],
    footer: 'Who was reached is told to their own side alone. It counts in no score.',
    fallback: `${headline}.${advice.map((one) => ` ${plainText(one)}`).join('')}`,
  }
}

/** For both sides: how far the steps were reached, and nobody’s name. */
export function drillOverCard(report: DrillReport, head: PersonRef): Card {
  const { label, partnerName, sideName, own, slug } = report
  const title = `${label} with ${partnerName} is over`
  const headline: Inline[] = [`${label} with ${partnerName} (${slug}) is over, `, { mention: head }]
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [{ kind: 'text', text: [{ bold: sideName }] }, list(own.map(shortLine)), ...otherSide(report)],
    buttons: [],
    footer: withCode(`Who of your side was reached: \`drill ${slug} report\`, where you alone read the answer`),
    fallback: `${plainText(headline)}.`,
  }
}

function otherSide({ other }: DrillReport): CardBlock[] {
  return [
    { kind: 'text', text: [{ bold: other.name }] },
    list(other.steps.length === 0 ? ['No step was come to.'] : other.steps.map(shortLine)),
  ]
}

function shortLine({ step, fared }: Pick<Step, 'step' | 'fared'>): string {
  return `Step ${step + 1}: ${FARED[fared]}`
}

function brief({ own, end }: DrillReport): string {
  if (!end) return 'it goes on'
  const reached = own.filter(({ fared }) => fared === 'reached').length
  const steps = `${reached} of ${own.length} steps reached somebody`
  return end.how === 'over' ? steps : `stopped; ${steps}`
}

function stepLine(step: Step): string {
  const { called, away, gap, channels = [], noHooks = [] } = step
  const said = [
    ...called.map(callWords),
    ...away.map(({ name, instead }) =>
      instead === undefined ? `${name}: away, and nobody stands in` : `${name}: away, ${instead} stands in`,
    ),
    ...channels.flatMap(({ purpose, found }) =>
      found === 'called' ? [] : `the ${PURPOSE_WORDS[purpose]} ${NOT_THERE[found]}`,
    ),
    ...noHooks.map((name) => `there is no page hook “${name}”`),
    ...(gap === 'no hours' ? ['those whom it calls are at work at no time together'] : []),
  ]
  return `Step ${step.step + 1}: ${said.length === 0 ? 'calls nobody' : said.join('; ')}`
}

function callWords(call: Called): string {
  return `${howItFared(call)}${hookWords(call)}`
}

/** Of a page hook: that it brought the answer, or was rung in vain. */
function hookWords(call: Called): string {
  if (call.fared === 'reached' && call.through === 'hook') return ', by hook'
  if (call.hook === 'failed') return '; the page hook was not taken'
  return call.hook === 'rung' && call.fared !== 'reached' ? '; the page hook was rung' : ''
}

function howItFared(call: Called): string {
  switch (call.fared) {
    case 'reached':
      return `${call.name} after ${formatDuration(Math.max(MINUTE, Math.round(call.after / MINUTE) * MINUTE))}${call.byName === undefined ? '' : ` (${call.byName})`}`
    case 'silent':
      return `${call.name}: it arrived, and there was no answer`
    case 'waited for':
      return `${call.name}: no answer yet`
    case 'on its way':
      return `${call.name}: it has not arrived yet`
    case 'not delivered':
      return `${call.name}: out of reach, ${call.why.replace(/\.$/u, '')}`
  }
}

/** Each thing that the drill found, with what mends it. */
function adviceOf(report: DrillReport): Rich[] {
  const { own, slug, end, side } = report
  if (!end) return []
  const said: string[] = []
  for (const { step, called, away, gap, channels = [], noHooks = [], fared } of own) {
    for (const name of noHooks) said.push(setsHook(name, side === 'internal' ? 'ours' : slug))
    for (const one of channels) if (one.found !== 'called') said.push(bindsAgain(slug, one.purpose, one.found))
    for (const { name, instead } of away)
      if (instead === undefined)
        said.push(`Ask ${name} who stands in when they are away: \`away until friday --delegate @name\`.`)
    for (const call of called) said.push(...mends(call))
    if (gap === 'no hours') said.push(`Say at which hour your side is called in drills: \`drill ${slug} at 10:00\`.`)
    if (fared === 'empty' && away.length === 0 && channels.length === 0 && noHooks.length === 0 && gap !== 'no hours')
      said.push(`Name somebody for step ${step + 1}: \`people ${slug}\`; whom it calls says \`rehearse ${slug}\`.`)
  }
  const reached = new Set(
    own.flatMap(({ called }) =>
      called.filter((one) => one.fared === 'reached').map(({ byName, name }) => byName ?? name),
    ),
  )
  if (end.how === 'over' && own.length > 0 && reached.size === 1)
    said.push(`Only ${[...reached][0]} was reached: name a second person, such as a sponsor, with \`people ${slug}\`.`)
  return [...new Set(said)].map((one) => withCode(one))
}

function bindsAgain(slug: string, purpose: Purpose, found: 'missing' | 'removed'): string {
  const words = PURPOSE_WORDS[purpose]
  return found === 'removed'
    ? `Invite Liaison to the ${words} again, or bind another one there: \`bind ${slug} ${purpose}\`.`
    : `Invite Liaison to a channel, and bind it there as the ${words}: \`bind ${slug} ${purpose}\`.`
}

function setsHook(name: string, of: string): string {
  return `There is no page hook “${name}”: whoever runs Liaison sets it with \`liaison hook --name ${name} --of ${of}\`.`
}

function mends(call: Called): string[] {
  const hook =
    call.hook === 'failed'
      ? [`The page hook of ${call.name} did not take it: whoever runs Liaison sets the address with \`liaison hook\`.`]
      : []
  return [...hook, ...mendsMessage(call)]
}

function mendsMessage(call: Called): string[] {
  if (call.fared === 'silent' && call.isChannel)
    return [`${call.name}: nobody who reads it answered. Agree who of them looks there.`]
  if (call.fared === 'silent' && call.isHook)
    return [`${call.name}: it took the page, and nobody acknowledged it. Agree who is behind it.`]
  if (call.fared === 'silent')
    return [`Ask ${call.name} whether they see what Liaison writes: it may be muted, or nobody looked.`]
  return call.fared === 'not delivered' ? [`${call.name} cannot be reached: ${call.why}`] : []
}

function list(items: Rich[]): CardBlock {
  return { kind: 'list', items }
}

/** What people are called may be long. */
function withShortNames(report: DrillReport): DrillReport {
  const own = report.own.map((step) => ({
    ...step,
    called: step.called.map((call) => ({
      ...call,
      name: shorten(call.name, NAME),
      ...(call.byName !== undefined && { byName: shorten(call.byName, NAME) }),
    })),
    away: step.away.map(({ name, instead }) => ({
      name: shorten(name, NAME),
      ...(instead !== undefined && { instead: shorten(instead, NAME) }),
    })),
  }))
  return { ...report, own }
}
