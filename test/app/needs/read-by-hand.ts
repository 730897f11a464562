import type { Case } from '../../../src/domain/cases/case.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { isWorking } from '../../../src/domain/time/work.ts'
import type { Tx } from '../../../src/ports/store/store.ts'

/** Who asks, as far as their list depends on it. */
export type Reader = { id: string; ours: boolean; partnerId?: string; admin: boolean }

type Row = { order: number[]; says: string }
type Member = { partnerId: string; personId: string; side: string; role: string }

/**
 * What needs somebody, read from every row there is, without the product's own rules: the table of ADR 33 written down a second time. In order, each as
 * "{button} {label} {why}".
 */
export async function readByHand(view: Tx, reader: Reader, now: number): Promise<string[]> {
  const side = reader.ours ? 'internal' : 'partner'
  const members: Member[] = await view.memberships.ofAll()
  const rows: Row[] = []
  const add = (says: string, ...order: number[]) => rows.push({ order, says })
  for (const partner of await view.partners.list()) {
    if (!reader.ours && partner.id !== reader.partnerId) continue
    const team = members.filter(({ partnerId }) => partnerId === partner.id)
    const withRole = (which: string, role: string) =>
      team.filter((one) => one.side === which && one.role === role).map(({ personId }) => personId)
    const head = [
      ...withRole(side, 'account-manager'),
      ...withRole(side, 'sponsor'),
      ...team.filter((one) => one.side === side).map(({ personId }) => personId),
    ][0]

    for (const state of await view.cases.list({ partnerId: partner.id, unresolved: false, limit: 1_000 })) {
      let theirs: string | undefined = head
      for (const one of [state.openedBy, state.owner]) {
        const named = team.some(({ personId, side: where }) => personId === one.personId && where === side)
        const stillOurs = side === 'internal' && (await view.people.accountsOf(one.personId)).length > 0
        if (one.side === side && (named || stillOurs)) theirs = one.personId
      }
      if (theirs !== reader.id) continue
      const label = `CASE-${state.number}`
      const due = earliest(await view.clocks.ofSubject('case', state.id), side)
      const button = whatToPress(state, side)
      if (button !== undefined) {
        if (due && due.at < now) add(`${button} ${label} overdue`, 0, state.severity, due.at, state.number)
        else if (due && hoursOfWork(due.clock.calendar, now, due.at) <= 8)
          add(`${button} ${label} due soon`, 2, 0, due.at, state.number)
        else if (button !== 'case.resolve')
          add(`${button} ${label} waiting`, 3, state.severity, due?.at ?? Infinity, state.number)
      }
      if (state.status === 'resolved') {
        const { confirmation } = state
        if (confirmation && !confirmation.confirmed && confirmation.by === side && confirmation.until > now)
          add(`case.confirm ${label} to confirm`, 4, 0, confirmation.until, state.number)
      } else if (state.status !== 'withdrawn' && state.status !== 'merged') {
        const loosened = state.log.at(-1)!.severity !== state.severity && state.obligor !== side
        const mergeAsked = state.merging !== undefined && state.merging.by.side !== side
        if (mergeAsked || (loosened && state.merging === undefined))
          add(`case.confirm ${label} proposal`, 6, state.severity, Infinity, state.number)
      }
    }

    const managers = [...withRole('internal', 'manager'), ...(await view.managersOfAll.list()).map(({ id }) => id)]
    const mayTakeUp = reader.ours
      ? [
          ...withRole(side, 'account-manager'),
          ...withRole(side, 'sponsor'),
          ...managers,
          ...(reader.admin ? [reader.id] : []),
        ]
      : [...withRole(side, 'account-manager'), ...withRole(side, 'sponsor')]
    for (const ladder of await view.ladders.active({ partnerId: partner.id })) {
      const stands = ladder.sides[side]
      const isAsked = stands.state === 'acknowledged' && stands.asked !== undefined && stands.by.personId === reader.id
      const other = ladder.sides.partner
      const ended =
        stands.state === 'exhausted'
          ? stands.at
          : stands.state === 'none' && side === 'internal' && other.state === 'exhausted'
            ? other.at
            : undefined
      if (stands.state === 'snoozed' || (stands.state === 'acknowledged' && !isAsked)) continue
      if (stands.state === 'none' && ended === undefined) continue
      const isTheirs = ended !== undefined && withRole(side, 'account-manager').includes(reader.id)
      const starter = ladder.startedBy?.personId
      const told = ladder.climbed.filter((one) => one.side === side)
      const called = (stands.state === 'none' ? [] : told).flatMap(({ step, but }) =>
        ladder.policy.steps[side][step]!.targets.flatMap((target) =>
          (target.to === 'role' ? withRole(side, target.role) : managers).filter((id) => id !== starter && id !== but),
        ),
      )
      const ours = [head, ...team.filter((one) => one.side === 'internal').map(({ personId }) => personId)]
      const ourHead =
        side === 'internal' && called.length === 0 && stands.state !== 'none'
          ? (ours.find((id) => id !== starter) ?? head)
          : undefined
      const isNeeded = isAsked || isTheirs || called.includes(reader.id) || ourHead === reader.id
      const holds = 'by' in stands && stands.by.personId === reader.id
      const mayAsCalled = holds && team.some((one) => one.side === side && one.personId === reader.id)
      if (!(mayTakeUp.includes(reader.id) || mayAsCalled) || !isNeeded) continue
      const at = {
        ...{ climbing: 'nextAt' in stands && stands.nextAt, exhausted: ended, none: ended },
        ...{ quiet: 'until' in stands && stands.until, acknowledged: 'asked' in stands && stands.asked?.until },
      }[stands.state as 'climbing'] as number
      const calm = ladder.urgency === 'note'
      const why = ended !== undefined ? 'exhausted' : calm ? 'talk' : 'escalation'
      const rank = { exhausted: 0.5, escalation: 1, talk: 5 }[why]
      add(`escalation.acknowledge ESC-${ladder.number} ${why}`, rank, 0, at, ladder.number)
    }

    for (const { number } of await view.correctiveActions.statusesOf(partner.id)) {
      const action = (await view.correctiveActions.byNumber(number))!
      if (action.side !== side || (action.status !== 'asked' && action.status !== 'open')) continue
      const { personId } = action.owner
      const isThere =
        team.some((one) => one.personId === personId && one.side === side) ||
        (side === 'internal' && (await view.people.accountsOf(personId)).length > 0)
      if ((isThere ? personId : head) !== reader.id) continue
      const at = action.status === 'asked' ? action.acceptBy : action.dueAt
      const says = `action.${action.status === 'asked' ? 'accept' : 'done'} ACT-${number}`
      const { calendar } = partner.terms.calendars[partner.terms.hours[side]]!
      if (at < now) add(`${says} overdue`, 0, Infinity, at, -1, number)
      else if (action.status === 'asked') add(`${says} waiting`, 3, Infinity, at, -1, number)
      else if (hoursOfWork(calendar, now, at) <= 8) add(`${says} due soon`, 2, 0, at, -1, number)
    }

    for (const { number } of await view.runs.statusesOf(partner.id)) {
      const run = (await view.runs.byNumber(number))!
      if (run.status === 'closed' || run.responses[reader.id]) continue
      if (run.respondents.some(({ personId }) => personId === reader.id))
        add(`check-in.answer CHECK-${number} check`, 7, 0, run.closesAt, number)
    }

    const mayConfirm = [...withRole(side, 'account-manager'), ...withRole(side, 'sponsor')]
    for (const { number } of await view.maintenance.statusesOf(partner.id)) {
      const one = (await view.maintenance.byNumber(number))!
      if (one.status !== 'announced' || one.side === side || one.service === undefined || one.from <= now) continue
      if (mayConfirm.includes(reader.id)) add(`maintenance.confirm MAINT-${number} to confirm`, 4, 0, one.from, number)
    }

    const mayAccept = [...withRole('partner', 'account-manager'), ...withRole('partner', 'sponsor')]
    if (!reader.ours && mayAccept.includes(reader.id) && (await view.proposals.openOf(partner.id)))
      add(`proposal.show ${partner.slug} proposal`, 6, Infinity, Infinity, 0)

    const [manager] = withRole('internal', 'account-manager')
    if (partner.unconfirmed && reader.ours && (manager === undefined ? reader.admin : manager === reader.id))
      add(`partner.confirm ${partner.slug} proposal`, 6, Infinity, Infinity, 0)
  }
  return rows.toSorted(byOrder).map(({ says }) => says)
}

function byOrder({ order: one }: Row, { order: other }: Row): number {
  const at = one.findIndex((value, index) => value !== other[index])
  return at === -1 ? 0 : one[at]! - other[at]!
}

function earliest(clocks: Clock[], side: string): { clock: Clock; at: number } | undefined {
  let found: { clock: Clock; at: number } | undefined
  for (const clock of clocks)
    if (clock.status === 'running' && clock.obligor === side && (found === undefined || clock.dueAt < found.at))
      found = { clock, at: clock.dueAt }
  return found
}

function whatToPress(state: Case, side: string): string | undefined {
  if (state.status === 'waiting' && state.on === side) return 'case.reply'
  if (state.obligor !== side) return undefined
  if (state.status === 'open') return 'case.acknowledge'
  return state.status === 'waiting' || state.status === 'in-progress' ? 'case.resolve' : undefined
}

/** Hour by hour: everybody works from 9 to 5, and all here happens on the hour. */
function hoursOfWork(calendar: Calendar, from: number, until: number): number {
  let hours = 0
  for (let at = from; at < until; at += HOUR) if (isWorking(calendar, at)) hours += 1
  return hours
}
