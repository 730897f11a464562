import { firstBreak } from './chain.ts'
import type { Entry } from './journal.ts'
import type { CaseRow, Rows } from './rows.ts'
import type { Seen } from './seen.ts'

/**
 * `loss`: accepted, and nothing came of it. `double`: it happened or was said twice, and the second does not say that it may be a repeat.
 * `stale`: a card that stands with an older state. `phantom`: something nobody did.
 */
export type Finding = { kind: 'loss' | 'double' | 'stale' | 'phantom' | 'broken chain'; sentence: string }

export type World = { journal: readonly Entry[]; seen: readonly Seen[]; rows: Rows }

/**
 * Holds what was accepted against what people see and what the database remembers, once everything has come to rest. Of the product it
 * knows no more than how its messages begin.
 */
export function check(world: World): Finding[] {
  const { journal, rows } = world
  return [
    ...journal.flatMap((entry) => checkEntry(entry, world)),
    ...rows.cases.flatMap((row) => checkCase(row, world)),
    ...rows.ladders.flatMap((ladder) => checkLadder(ladder, world)),
    ...rows.clocks.flatMap((clock) => checkBreach(clock, world)),
    ...checkPrivateAnswers(world),
    ...checkRest(rows),
  ]
}

/** What somebody said on a case, in a message of its own: its line says who said it how. */
const NOTE = /^(?:A (?:question|reply) on )?CASE-\d+\b.* \(.*\) (?:asks .*|replies|has (?:resolved|reopened) it): “/u

/** The card of an escalation; further calls and the word of its last step say something else. */
const LADDER = /^ESC-\d+ (?:waits|is) /u

const FACT_OF = {
  open: 'CaseOpened',
  reply: 'CaseReplied',
  ask: 'CaseQuestionAsked',
  resolve: 'CaseResolved',
  acknowledge: 'CaseAcknowledged',
} as const

function checkEntry(entry: Entry, { seen, rows }: World): Finding[] {
  const about = rows.cases.filter(({ title }) => title.includes(entry.about))
  const [row] = about
  const who = `${entry.by} (${entry.how}, ${entry.platform}, kill ${entry.kill})`
  if (entry.deed === 'open') {
    if (about.length > 1)
      return [double(`${who} opened ${entry.marker} once, and there are ${about.length} cases of it`)]
    return row === undefined && entry.outcome === 'accepted'
      ? [loss(`the case ${entry.marker} of ${who} is nowhere`)]
      : []
  }
  if (entry.deed === 'acknowledge') {
    // On a card that has moved on a press is refused, with the fresh one.
    const counted = entry.outcome === 'accepted' && row?.version === entry.version && !row?.acknowledged
    return counted ? [loss(`${who} acknowledged ${entry.about}, and it is not acknowledged`)] : []
  }
  const facts = rows.facts.filter(
    ({ kind, data }) => kind === FACT_OF[entry.deed] && JSON.stringify(data).includes(entry.marker),
  )
  const what = `the ${entry.deed} ${entry.marker} of ${who}`
  if (facts.length > 1) return [double(`${what} is recorded ${facts.length} times`)]
  if (facts.length === 0) return entry.outcome === 'accepted' ? [loss(`${what} is not recorded`)] : []
  const notes = seen.filter((one) => isPublic(one) && NOTE.test(one.line) && one.text.includes(entry.marker))
  if (notes.length === 0) return [loss(`${what} is recorded, and nobody sees it`)]
  return unmarked(notes) > 1 ? [double(`${what} is said ${notes.length} times`)] : []
}

function checkCase(row: CaseRow, { journal, seen }: World): Finding[] {
  const label = `CASE-${row.number}`
  const marker = /M\d{5}/u.exec(row.title)?.[0]
  const known = journal.some(({ deed, marker: one }) => deed === 'open' && one === marker)
  const phantom: Finding[] = known ? [] : [{ kind: 'phantom', sentence: `${label} was opened by nobody` }]
  const cards = seen.filter((one) => isPublic(one) && isCard(one, label))
  if (cards.length === 0) return [...phantom, loss(`${label} (${marker}) has no card in any channel`)]
  const fresh = (card: Seen) =>
    standsAt(card, label, row.version) && card.line.includes('is resolved') === (row.status === 'resolved')
  return [...phantom, ...checkCards(`the card of ${label} (${marker})`, cards, fresh)]
}

/** Neither what somebody said of it, nor that it is somebody's now, which is told by name in its thread. */
function isCard({ line }: Seen, label: string): boolean {
  return line.startsWith(`${label} is `) && !line.startsWith(`${label} is yours now`) && !NOTE.test(line)
}

function checkLadder({ number, version }: Rows['ladders'][number], { seen }: World): Finding[] {
  const label = `ESC-${number}`
  const cards = seen.filter(
    ({ line, text, visibleTo }) =>
      visibleTo === undefined && LADDER.test(line) && line.startsWith(`${label} `) && text.includes('Escalation about'),
  )
  if (cards.length === 0) return isListed(label, seen) ? [] : [loss(`${label} has no card anywhere`)]
  return checkCards(`the card of ${label}`, cards, (card) => standsAt(card, label, version))
}

/** Whoever was called about another within the hour gets one message that lists them all. */
function isListed(label: string, seen: readonly Seen[]): boolean {
  return seen.some(({ line, text }) => /^(?:\d+|None of \d+) escalations?\b/u.test(line) && text.includes(label))
}

/** In each place a card stands once, as things are. A marked repeat may have left another behind it, which nobody can change any more. */
function checkCards(what: string, cards: Seen[], fresh: (card: Seen) => boolean): Finding[] {
  return [...Map.groupBy(cards, ({ channelId }) => channelId).values()].flatMap((here) => {
    const where = `in ${here[0]?.platform} ${here[0]?.channelId}`
    if (unmarked(here) > 1) return [double(`${what} stands ${here.length} times ${where}`)]
    const asItIs = here.length === 1 ? here.every(fresh) : here.some(fresh)
    const shown = here.map(({ line }) => line.slice(0, 120)).join(' / ')
    return asItIs ? [] : [{ kind: 'stale', sentence: `${what} ${where} shows an older state: ${shown}` }]
  })
}

function standsAt(card: Seen, label: string, version: number): boolean {
  return card.buttons
    .filter(({ subject, version: on }) => subject === label && on !== 0)
    .every((button) => button.version === version)
}

/** A breach is told once in each channel, and in one at least while it is still owed. */
function checkBreach({ caseNumber, measure, status, breachedAt }: Rows['clocks'][number], { seen }: World): Finding[] {
  const said = `The time to ${measure} CASE-${caseNumber} has ended`
  const notices = seen.filter((one) => isPublic(one) && one.line.startsWith(said))
  if (breachedAt !== undefined && status === 'running' && notices.length === 0)
    return [loss(`nobody was told: ${said}`)]
  return [...Map.groupBy(notices, ({ channelId }) => channelId).values()]
    .filter((here) => unmarked(here) > 1)
    .map((here) => double(`told ${here.length} times in ${here[0]?.channelId}: ${said}`))
}

/** A private answer comes at most once; that it may be lost in a crash is by design. */
function checkPrivateAnswers({ seen }: World): Finding[] {
  const answers = seen.filter(
    ({ line, visibleTo, direct }) => /CASE-\d+ is open with/u.test(line) && (visibleTo ?? direct),
  )
  const groups = Map.groupBy(answers, ({ channelId, visibleTo = '', line }) => `${channelId} ${visibleTo} ${line}`)
  return [...groups.values()]
    .filter((same) => same.length > 1)
    .map((same) => double(`${same[0]?.visibleTo ?? 'somebody'} was answered ${same.length} times: ${same[0]?.line}`))
}

function checkRest(rows: Rows): Finding[] {
  const broken = firstBreak(rows.facts)
  return [
    ...(rows.waitingEvents > 0 ? [loss(`${rows.waitingEvents} events are still not acted on`)] : []),
    ...(rows.setAsideEvents > 0 ? [loss(`${rows.setAsideEvents} events were set aside`)] : []),
    ...(rows.waitingMessages > 0 ? [loss(`${rows.waitingMessages} messages are still not sent`)] : []),
    ...rows.failedMessages.map(({ code, reason }) => loss(`a message was given up (${code}): ${reason}`)),
    ...(broken === undefined ? [] : [{ kind: 'broken chain' as const, sentence: broken }]),
  ]
}

function isPublic({ visibleTo, direct }: Seen): boolean {
  return visibleTo === undefined && !direct
}

function unmarked(group: Seen[]): number {
  return group.filter(({ marked }) => !marked).length
}

function loss(sentence: string): Finding {
  return { kind: 'loss', sentence }
}

function double(sentence: string): Finding {
  return { kind: 'double', sentence }
}
