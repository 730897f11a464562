import { isHeldUnconfirmed } from '../../../../src/domain/escalations/side-state.ts'
import { type Ladder, ladderLabel } from '../../../../src/domain/escalations/ladder.ts'
import { holderOn, takenOn } from '../../../../src/domain/escalations/side-state.ts'
import { type Member } from './cast.ts'
import { type Happening, type Life, placeOf } from './life.ts'
import { brokenBy, type Deed, type Doer, promised } from './promises.ts'

/** How it is done: typed, on the newest card or in its form, or on an older one. */
export type Way = 'word' | 'fresh' | 'stale'

const GIVEN = 'Sam'

async function doerOf(life: Life, ladder: Ladder, { platform, tenantId, userId, side }: Member): Promise<Doer> {
  return life.read(async (view) => {
    const person = await view.people.byAccount({ platform, tenantId, userId })
    const named = person ? await view.memberships.ofPerson(person.id) : []
    const mayAct = named.some(({ partnerId, role }) => partnerId === ladder.partnerId && role !== 'member')
    return { personId: person?.id ?? '', side, mayAct, isCalled: person !== undefined && isCalled(ladder, person.id) }
  })
}

/** In the place of somebody else, or given it. */
function isCalled({ climbed, sides }: Ladder, personId: string): boolean {
  const holders = [holderOn(sides.internal), holderOn(sides.partner)]
  return (
    holders.some((one) => one?.personId === personId) ||
    climbed.some(({ instead }) => instead?.called.includes(personId))
  )
}

function send(life: Life, who: Member, deed: Deed, label: string, version: number, way: Way) {
  const words: Record<Deed, string> = {
    ack: `ack ${label}`,
    snooze: `snooze ${label} for 2h`,
    give: `assign ${label} @${GIVEN}`,
    note: `note ${label} "Looking"`,
    calm: `calm ${label} "It holds"`,
    reopen: `reopen ${label} "Not so"`,
    next: `next ${label}`,
    'next theirs': `next ${label} --side theirs`,
    resolve: `resolve ${label} "Agreed"`,
  }
  if (way !== 'word' && deed === 'ack') return life.presses(who, 'escalation.acknowledge', label, version)
  if (way !== 'word' && deed === 'next') return life.presses(who, 'escalation.escalate-now', label, version)
  if (way !== 'word' && deed === 'resolve') return life.submits(who, 'escalation.resolve', label, { text: 'Agreed' })
  if (way !== 'word' && deed === 'snooze') return life.submits(who, 'escalation.snooze', label, { until: 'for 2h' })
  return life.says(who, words[deed], placeOf(who))
}

const IDEMPOTENT: Deed[] = ['ack', 'snooze', 'give', 'resolve']

/** Somebody does something to an escalation, once or twice. */
export function presses(who: Member, deed: Deed, nth: number, way: Way, twice: boolean): Happening {
  return {
    toString: () => `${who.name}: ${deed} of ${nth} ${way}${twice ? ' twice' : ''}`,
    async happens(life) {
      const all = await life.ladders()
      const before = all[nth % Math.max(1, all.length)]
      if (!before) return
      const label = ladderLabel(before.number)
      const doer = await doerOf(life, before, who)
      const isStale = way === 'stale' && deed === 'next'
      const promise = promised(deed, before, doer, isStale)
      const version = before.version - (way === 'stale' ? 1 : 0)
      if (version < 1) return
      await send(life, who, deed, label, version, way)
      const now = await life.ladders()
      const after = now[before.number - 1]!
      const broken = brokenBy(deed, doer, promise, before, after)
      for (const one of all)
        if (one.number !== before.number && now[one.number - 1]?.version !== one.version)
          broken.push(`${deed} on ${label} moved ${ladderLabel(one.number)}`)
      if (twice && IDEMPOTENT.includes(deed)) {
        await send(life, who, deed, label, version, way)
        const again = (await life.ladders())[before.number - 1]
        if (again?.version !== after.version) broken.push(`${deed} on ${label} did something twice`)
      }
      return broken
    },
  }
}

/** Two of one side take it at one moment, each on their platform. */
export function bothTake(one: Member, other: Member, nth: number): Happening {
  return {
    toString: () => `${one.name} and ${other.name} take ${nth}`,
    async happens(life) {
      const all = await life.ladders()
      const before = all[nth % Math.max(1, all.length)]
      if (!before || before.status === 'resolved' || isHeldUnconfirmed(before)) return
      const label = ladderLabel(before.number)
      const { side } = one
      const doers = [await doerOf(life, before, one), await doerOf(life, before, other)]
      const answers = await Promise.all(
        [one, other].map((who) => life.presses(who, 'escalation.acknowledge', label, before.version)),
      )
      const after = (await life.ladders())[before.number - 1]!
      const own = after.sides[side]
      const broken: string[] = []
      const mayAct = doers.filter((doer) => doer.mayAct)
      const isTaken = own.state === 'acknowledged' || takenOn(own).length > 0
      if (mayAct.length > 0 && !isTaken) broken.push(`two took ${label}, and nobody has it`)
      // Of some steps each of two has it.
      if (before.policy.steps[side].some(({ acknowledge }) => acknowledge === 'all')) return broken
      if (mayAct.length < 2 || before.sides[side].state === 'acknowledged') return broken
      if (after.version !== before.version + 1) broken.push(`two took ${label} on one side`)
      const told = answers.filter((answer) => answer?.kind === 'notice').length
      if (told > 1) broken.push(`two were told that they have ${label}`)
      return broken
    },
  }
}
