import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ACTIONS } from '../../../src/app/actions/actions.ts'
import { VERBS } from '../../../src/app/commands/verbs.ts'
import * as identity from '../../../src/app/identify.ts'
import * as lookedOn from '../../../src/app/show/looked-on.ts'
import * as permissions from '../../../src/domain/partners/can.ts'
import { recalledIn } from '../../../src/cards/recall-line.ts'
import type { Delivery } from '../../../src/ports/store/outbox.ts'
import * as sides from '../../../src/domain/partners/which-side.ts'
import { PERMISSION_CHOICES, USUAL_PERMISSIONS } from '../../../src/domain/partners/permission-settings.ts'
import { ACTION_DEEDS, anyAttempt, type Attempt, EACH_PRESSED, MISSING, sayAttempt, VERB_LINES } from './attempts.ts'
import { type About, may, type Who } from './model.ts'
import {
  aboutOf,
  astrayIn,
  attempt,
  deedOf,
  everythingKept,
  isInside,
  isShownTo,
  leaksOf,
  type Outcome,
  servedAt,
  whoIs,
} from './observe.ts'
import { people, places } from '../../kit/app-fixture.ts'
import { CAST, OURS, type Place, setStage, type Speaker, STANDS, type StagePlan } from './stage.ts'

vi.mock(import('../../../src/domain/partners/can.ts'), { spy: true })
vi.mock(import('../../../src/app/show/looked-on.ts'), { spy: true })
vi.mock(import('../../../src/app/identify.ts'), { spy: true })
vi.mock(import('../../../src/domain/partners/which-side.ts'), { spy: true })

const ours = fc.nat(OURS.length - 1)
const few = fc.uniqueArray(ours, { maxLength: 2 })
const parts = fc.record({
  accountManager: ours,
  sponsor: ours,
  members: few,
  managers: few,
  theirs: fc.array(fc.constant(0), { maxLength: 1 }),
})
const anyStage: fc.Arbitrary<StagePlan> = fc.record({
  settings: fc.record({
    mayRegister: fc.constantFrom(...PERMISSION_CHOICES.mayRegister),
    mayOpenSeverity1: fc.constantFrom(...PERMISSION_CHOICES.mayOpenSeverity1),
    mayUnbind: fc.constantFrom(...PERMISSION_CHOICES.mayUnbind),
  }),
  acme: parts,
  globex: parts,
  admins: fc.uniqueArray(ours, { maxLength: 1 }),
  managersOfAll: fc.uniqueArray(ours, { maxLength: 1 }),
  guestInside: fc.boolean(),
})

type Step = { speaker: number; place: number; what: Attempt }
const anyStep: fc.Arbitrary<Step> = fc.record({
  speaker: fc.nat(CAST.length - 1),
  place: fc.nat(STANDS.length - 1),
  what: anyAttempt,
})

/** How often something was allowed and changed something: a world in which nothing can happen proves nothing. */
let changes = 0

async function nobodyExceedsTheirRights(plan: StagePlan, steps: Step[]): Promise<void> {
  await using app = await setStage(plan)
  let kept = await everythingKept(app)
  for (const { speaker: speakerAt, place: placeAt, what } of steps) {
    const speaker = CAST[speakerAt]!
    const place = STANDS[placeAt]!
    const who = await whoIs(app, speaker)
    const about = await aboutOf(app, who, place, what)
    const deed = await deedOf(app, about, what, speaker)
    const readers = app.readers.get(place.conversationId)
    const was = await app.read((view) => servedAt(view, place, readers))
    const outcome = await attempt(app, speaker, place, what)
    const is = await app.read((view) => servedAt(view, place, readers))
    const before = kept
    kept = await everythingKept(app)
    if (before !== kept) changes += 1

    const looks = ['look', 'look at all', 'look around', 'see managers', 'see changes', 'see tokens'].includes(
      what.deed,
    )
    const seen = what.deed === 'see changes' ? isInside(place, is) : isShownTo(place, is, about?.slug)
    const shown = who.side !== 'ours' || !looks || seen
    const allowed = may(who, deed, about, app.services.permissions) && shown
    const saying = `${speaker.name}, ${JSON.stringify(who)}, in ${place.name ?? 'a direct message'}: ${sayAttempt(what)}, about ${JSON.stringify(about)}, got ${JSON.stringify(outcome)}`
    if (!allowed || looks) {
      expect(kept, saying).toBe(before)
      // That outsiders are in a channel of ours is told to those who answer for it, whatever they said there, with what it recalls to them; what this is, to whoever is alone with the bot.
      const isNotice = ({ card: { title } }: Delivery) => /^(?:Outsiders can read|Liaison is here for)/u.test(title)
      const recalled = outcome.others.filter(isNotice).flatMap(({ card }) => recalledIn(card).map(({ label }) => label))
      const told = outcome.others.filter((one) => !isNotice(one) && !recalled.includes(one.card.subject ?? ''))
      expect(told, saying).toEqual([])
    }
    if (!allowed) expectRefusal(outcome, saying)
    const waits = about?.waiting && shown && may(who, deed, { ...about, waiting: false }, app.services.permissions)
    if (!allowed && waits) expect(JSON.stringify(outcome), saying).toContain('is not confirmed yet')
    expect(await leaksOf(app, speaker, who, place, was, outcome), saying).toEqual([])
    if (!allowed && isAboutAnother(who, about)) await expectSameOfNothing(app, speaker, place, what, outcome)
  }
  expect(await astrayIn(app)).toEqual([])
}

function expectRefusal({ answer, replies }: Outcome, saying: string): void {
  // What needs somebody is listed for them as far as it may be told there, and partners are for whoever may mean one of them: whether more is, `leaksOf` looks.
  if (answer.kind !== 'form' || !['needs.choose', 'line.partner'].includes(answer.form.form))
    expect(['nothing', 'notice', 'refused', 'told', 'fresh-card'], saying).toContain(answer.kind)
  // What a line may mean is said back, and judged when it is pressed.
  const pressable = ({ card }: Outcome['replies'][number]) =>
    card.buttons.filter(({ action }) => !action.startsWith('line.'))
  for (const one of replies) expect(pressable(one), saying).toEqual([])
}

function isAboutAnother(who: Who, about: About): boolean {
  return who.side === 'nobody' || (who.side === 'theirs' && about !== undefined && about.slug !== who.slug)
}

/** An answer about what exists, and is not theirs, equals the answer about what does not. */
async function expectSameOfNothing(
  app: Parameters<typeof attempt>[0],
  speaker: Speaker,
  place: Place,
  what: Attempt,
  outcome: Outcome,
) {
  const missing = MISSING[what.kind]
  if (missing === undefined) return
  const twin = await attempt(app, speaker, place, { ...what, subject: missing })
  // Of what waits for a press each has an id of its own, which says nothing.
  const heard = ({ answer, replies }: Outcome, subject: string) =>
    JSON.stringify([answer, replies.map(({ card }) => card)])
      .replaceAll(subject, '∎')
      .replaceAll(/"id-\d+"/gu, '"an id"')
  expect(heard(outcome, what.subject), sayAttempt(what)).toBe(heard(twin, missing))
}

/** A failure names the step, its world and the answer; to shrink it would take minutes. `further`: other inputs than those of before. */
function explore(
  numRuns: number,
  stage = anyStage,
  tried: (step: Step) => boolean = () => true,
  further = 0,
): Promise<void> {
  const { seed } = fc.readConfigureGlobal()
  const step = anyStep.filter(tried)
  const steps = fc.array(step, { minLength: 50, maxLength: 50 })
  return fc.assert(fc.asyncProperty(stage, steps, nobodyExceedsTheirRights), {
    ...{ numRuns, endOnFailure: true },
    ...(seed !== undefined && { seed: seed + further }),
  })
}

test('every verb, button and form is tried: one that is new belongs into attempts.ts, with what it does', () => {
  expect(Object.keys(VERB_LINES).toSorted()).toEqual(VERBS.map(({ verb }) => verb).toSorted())
  expect(Object.keys(ACTION_DEEDS).toSorted()).toEqual([...ACTIONS.keys()].toSorted())
})

const isEnough = (): boolean => changes > 8

test('nobody changes or sees more than they may, whoever they are, wherever they ask and whatever they guess', async () => {
  await explore(4)
  // Chance may give most of it to strangers: it goes on until enough was permitted, else nothing would have been tried.
  for (let more = 0; more < 8 && !isEnough(); more += 1) await explore(1, anyStage, () => true, more + 1)
  expect(changes).toBeGreaterThan(8)
}, 120_000)

describe('whoever is in charge presses every button and sends every form', () => {
  const [anna, leo] = [people.anna, people.leo].map((one) => CAST.indexOf(one)) as [number, number]
  const annas = { accountManager: OURS.indexOf(people.anna), sponsor: OURS.indexOf(people.anna) }
  const inCharge = { ...annas, members: [], managers: [], theirs: [] }
  const plan: StagePlan = {
    ...{ settings: USUAL_PERMISSIONS, acme: inCharge, globex: inCharge },
    ...{ admins: [annas.accountManager], managersOfAll: [], guestInside: false },
  }

  // Removed, or without its channels, a partner would leave nothing to try.
  const tried = EACH_PRESSED.filter(({ how }) => !('form' in how && /^partner\.(?:remove|unbind)$/u.test(how.form)))

  test('and is told there and then where nothing is to do, though others read along', async () => {
    const place = STANDS.indexOf(places.shared)
    const steps = tried.map((what) => ({ speaker: anna, place, what }))
    await expect(nobodyExceedsTheirRights(plan, steps)).resolves.toBeUndefined()
  }, 60_000)

  test('as whoever mutes a case of which something waits to be told is told nothing of it', async () => {
    const what = { kind: 'case', subject: 'CASE-2', who: 0 } as const
    const ask: Attempt = { how: { verb: 'ask', line: 'ask ∎ "Since when?"' }, deed: 'work', ...what }
    const mute: Attempt = { how: { verb: 'mute', line: 'mute ∎ until tomorrow' }, deed: 'mute', ...what }
    const steps = [
      { speaker: anna, place: 0, what: ask },
      { speaker: leo, place: 0, what: mute },
    ]
    await expect(nobodyExceedsTheirRights(plan, steps)).resolves.toBeUndefined()
  })
})

describe('a hole is found by the test above', () => {
  const can = vi.mocked(permissions.can)
  const shownHere = vi.mocked(lookedOn.whyNotShownHere)
  const identify = vi.mocked(identity.identify)
  const whichSide = vi.mocked(sides.whichSide)
  let real: typeof permissions.can
  let realIdentify: typeof identity.identify

  beforeEach(async () => {
    realIdentify = (await vi.importActual<typeof identity>('../../../src/app/identify.ts')).identify
    real = (await vi.importActual<typeof permissions>('../../../src/domain/partners/can.ts')).can
  })

  afterEach(() => {
    can.mockReset()
    shownHere.mockReset()
    identify.mockReset()
    whichSide.mockReset()
  })

  /** Where the company decided for the strictest, most is refused. */
  const strictStage = anyStage.map((plan): StagePlan => {
    const settings = { mayRegister: 'admins', mayOpenSeverity1: 'in-charge', mayUnbind: 'in-charge' } as const
    return { ...plan, settings }
  })

  const holes: { hole: string; dig: () => void; tried: (step: Step) => boolean }[] = [
    {
      hole: 'anybody of ours acts on escalations',
      tried: ({ what: { deed } }) => deed === 'own escalation',
      dig: () =>
        can.mockImplementation((actor, action, ...more) =>
          action.startsWith('escalation.') && actor.kind === 'internal'
            ? { allowed: true }
            : real(actor, action, ...more),
        ),
    },
    {
      hole: 'whoever is named is taken for somebody who was called',
      tried: ({ what: { deed } }) => deed === 'own escalation',
      dig: () =>
        can.mockImplementation((actor, action, subject, settings) =>
          real(actor, action, { ...subject, called: true }, settings),
        ),
    },
    {
      hole: 'a role counts for every partner',
      tried: ({ what: { deed } }) => deed === 'own escalation' || deed === 'unbind',
      dig: () =>
        can.mockImplementation((actor, action, subject, settings) => {
          if (!('roles' in actor) || subject.partnerId === undefined) return real(actor, action, subject, settings)
          const roles = actor.roles.map(({ role }) => ({ role, partnerId: subject.partnerId! }))
          return real({ ...actor, roles }, action, subject, settings)
        }),
    },
    {
      hole: 'people of a partner may what our own may',
      tried: ({ what: { kind, deed } }) => kind === 'none' || deed === 'assign' || deed === 'set severity',
      dig: () =>
        can.mockImplementation((actor, ...more) =>
          actor.kind === 'partner' ? { allowed: true } : real(actor, ...more),
        ),
    },
    {
      hole: 'nothing waits to be confirmed',
      tried: ({ what: { subject, deed } }) =>
        subject === 'initech' && ['open', 'share', 'ask both sides'].includes(deed),
      dig: () =>
        can.mockImplementation((actor, action, subject, settings) => {
          const { unconfirmed: _, ...settled } = subject
          return real(actor, action, settled, settings)
        }),
    },
    {
      hole: 'nobody asks what the company decided',
      tried: ({ what: { deed } }) => /severity 1|register/u.test(deed),
      dig: () => can.mockImplementation((actor, action, subject) => real(actor, action, subject, USUAL_PERMISSIONS)),
    },
    {
      hole: 'guests are taken for our own people',
      tried: ({ speaker }) => CAST[speaker] === people.gil,
      dig: () =>
        identify.mockImplementation((means, speaker) =>
          realIdentify(means, speaker.standing === 'guest' ? { ...speaker, standing: 'ours' } : speaker),
        ),
    },
    {
      hole: 'a deactivated account acts on',
      tried: ({ speaker }) => CAST[speaker] === people.dan,
      dig: () =>
        identify.mockImplementation((means, speaker) =>
          realIdentify(means, speaker.standing === 'gone' ? { ...speaker, standing: 'ours' } : speaker),
        ),
    },
    {
      hole: 'nobody asks which side somebody may stand on',
      tried: ({ what: { how } }) => 'line' in how && how.line.startsWith('people ∎ add @WHO --role account'),
      dig: () => whichSide.mockImplementation((_, wanted = 'internal') => ({ side: wanted })),
    },
    {
      hole: 'everything is shown wherever it is asked for',
      tried: ({ what: { deed } }) => deed.startsWith('look'),
      dig: () => shownHere.mockResolvedValue(undefined),
    },
  ]

  test.each(holes)(
    '$hole',
    async ({ dig, tried }) => {
      dig()
      await expect(explore(10, strictStage, tried)).rejects.toMatchObject({ cause: { name: 'AssertionError' } })
    },
    120_000,
  )
})
