import type { Playground } from '../../../src/playground/playground.ts'
import type { TourStep } from '../../../src/playground/page-server/tour.ts'
import { ANSWER_FORM, CASE_CARD, HOSTILE_CARD, RESULT_CARD } from '../../fixtures/sample-cards.ts'
import { fakePlatform, type FakePlatform } from './fake-platform.ts'
import {
  fakeSlackWorld,
  fakeTeamsWorld,
  NOW,
  slackDialog,
  slackMessage,
  teamsDialog,
  teamsMessage,
} from './fake-world.ts'

export type FakePlayground = Playground & { fakes: { slack: FakePlatform; teams: FakePlatform }; settled: number }

/** A company on a Monday morning, without a bot: pressing "Ask" opens a dialog, everything else is only remembered. */
export function fakePlayground(): FakePlayground {
  const slack = fakePlatform(fakeSlackWorld(structuredClone(SLACK_MESSAGES)))
  const teams = fakePlatform(fakeTeamsWorld(structuredClone(TEAMS_MESSAGES)))
  slack.react = ({ personId, did, with: what }) => {
    if (did === 'press' && String(what[2]).startsWith('case.ask'))
      slack.shown.dialogs = [{ ...slackDialog(ANSWER_FORM), personId }]
    if (did === 'submit') slack.shown.dialogs = []
    if (did === 'say' || did === 'command') {
      const [channelId, text] = what.map(String)
      const id = `${slack.shown.messages.length}.typed`
      slack.shown.messages.push(slackMessage({ id, channelId: channelId ?? '', authorId: personId, text: text ?? '' }))
    }
  }
  teams.react = ({ personId, did, with: what }) => {
    if (did === 'press' && String(what[2]).startsWith('case.ask'))
      teams.shown.dialogs = [teamsDialog(ANSWER_FORM, personId)]
    if (did === 'submit') teams.shown.dialogs = []
  }
  slack.sent.push(
    exchange(1, 'to-bot', 'command /partner', 'slack'),
    exchange(2, 'to-platform', 'chat.postMessage', 'slack'),
    exchange(3, 'to-platform', 'users.info', 'slack'),
  )
  teams.sent.push(exchange(1, 'to-platform', 'POST /v3/conversations/19:esc/activities', 'teams'))
  const listeners = new Set<() => void>()
  let now = NOW
  const fake: FakePlayground = {
    fakes: { slack, teams },
    settled: 0,
    slack: {
      ...slack,
      apiUrl: 'http://127.0.0.1:1/api/',
      openHome: (personId) => {
        slack.deeds.push({ personId, did: 'openHome', with: [] })
        slack.changed()
      },
      homeOf: () => undefined,
      credentials: {
        appId: 'A',
        botId: 'B',
        botUserId: 'U0BOT',
        homeTeamId: 'T1',
        botToken: 't',
        appToken: 'a',
        signingSecret: 's',
      },
      admin: {
        ...slack.admin,
        setArchived: () => undefined,
        changeAccount: () => undefined,
        setScope: () => undefined,
        setTakesCharts: () => undefined,
        deliverFor: () => undefined,
        deliverAgain: () => undefined,
      },
      tick: () => undefined,
    },
    teams: {
      ...teams,
      credentials: { appId: 'a', appPassword: 'p', privateKey: { kid: 'k' }, publicKey: { kid: 'k' } },
      settings: {
        appId: 'a',
        appPassword: 'p',
        tenantId: 'T1',
        openIdMetadataUrl: '',
        tokenIssuer: '',
        loginUrl: '',
        oauthScope: '',
        serviceUrl: '',
      },
      admin: {
        ...teams.admin,
        setReadsChannels: () => undefined,
        setDrawsCharts: () => undefined,
        setTeamInstalled: () => undefined,
        setBlocked: () => undefined,
        changeAccount: () => undefined,
      },
    },
    now: () => now,
    advance: (by) => moveTo(now + by),
    async advanceToNext() {
      await moveTo(now + 45 * 60_000)
      return true
    },
    settle() {
      fake.settled += 1
      return Promise.resolve()
    },
    deadlines: () =>
      Promise.resolve([
        { at: NOW + 45 * 60_000, what: 'CASE-12: 75 % of the time to resolve' },
        { at: NOW + 60 * 60_000, what: 'CASE-12: due to be resolved' },
      ]),
    onClock(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  function moveTo(at: number): Promise<void> {
    now = at
    for (const listener of listeners) listener()
    return Promise.resolve()
  }
  return fake
}

export const FAKE_TOUR: TourStep[] = [
  {
    title: 'Open a case',
    what: 'Tell Acme that something is broken.',
    platform: 'slack',
    person: 'Tom Ek',
    channel: 'acme-shared',
    text: '/partner case acme "Orders API returns 500" --severity 1',
    done: { platform: 'slack', channel: 'acme-internal', says: ['All is', 'well'] },
  },
  {
    title: 'Watch it climb',
    what: 'Acknowledge as the manager.',
    platform: 'teams',
    person: 'Mara Lind',
    channel: 'Partner escalations',
    done: { platform: 'teams', channel: 'Partner escalations', says: ['acknowledged'] },
  },
  {
    title: 'Nowhere to be seen',
    what: 'Its person is not here.',
    platform: 'teams',
    person: 'Nobody',
    channel: 'x',
    done: { platform: 'teams', channel: 'x', says: ['nothing'] },
  },
]

export const HOME = { slack: 'U1', teams: 'A1' }

const ACME = { channelId: 'C1' }
const SLACK_MESSAGES = [
  slackMessage({
    ...ACME,
    id: '1',
    authorId: 'U2',
    text: '/partner case acme "Orders API"',
    visibleTo: 'U2',
    minutesAgo: 61,
  }),
  slackMessage({
    ...ACME,
    id: '2',
    authorId: 'U0BOT',
    card: { ...CASE_CARD, tone: 'critical' },
    editedAt: NOW,
    minutesAgo: 60,
  }),
  slackMessage({
    ...ACME,
    id: '3',
    authorId: 'U3',
    text: 'We see it too. <@U1> which *region* is it? `eu-west`',
    threadId: '2',
    minutesAgo: 40,
  }),
  slackMessage({
    ...ACME,
    id: '4',
    authorId: 'U1',
    text: 'Only the EU, since &lt;script&gt;alert(1)&lt;/script&gt;',
    threadId: '2',
    minutesAgo: 38,
  }),
  slackMessage({ ...ACME, id: '5', authorId: 'U0BOT', card: HOSTILE_CARD, minutesAgo: 20 }),
  slackMessage({ ...ACME, id: '6', authorId: 'U0BOT', card: RESULT_CARD, visibleTo: 'U1', minutesAgo: 3 }),
  slackMessage({ id: '7', channelId: 'C2', authorId: 'U0BOT', card: RESULT_CARD, minutesAgo: 2 }),
]
const TEAMS_MESSAGES = [
  teamsMessage({
    channelId: '19:esc',
    id: '1',
    authorId: '28:bot',
    card: { ...CASE_CARD, tone: 'critical' },
    minutesAgo: 5,
  }),
  teamsMessage({
    channelId: '19:esc',
    id: '2',
    authorId: 'A1',
    text: '@Liaison show CASE-12',
    threadId: '1',
    minutesAgo: 4,
  }),
  teamsMessage({ channelId: '19:esc', id: '3', authorId: '28:bot', card: RESULT_CARD, threadId: '1', minutesAgo: 3 }),
  teamsMessage({ channelId: '19:esc', id: '5', authorId: '28:bot', card: HOSTILE_CARD, minutesAgo: 2 }),
  teamsMessage({ channelId: '19:globex', id: '4', authorId: 'A3', text: 'Good morning', minutesAgo: 1 }),
]

function exchange(seq: number, direction: 'to-bot' | 'to-platform', what: string, platform: 'slack' | 'teams') {
  const request = what.startsWith('command')
    ? { command: '/partner', text: 'list', user_id: 'U2', channel_id: 'C1' }
    : { channel: 'C1', text: 'CASE-12', blocks: [{ type: 'divider' }] }
  return { seq, at: NOW, platform, direction, what, status: 200, request, response: { ok: true, ts: '1.2' } }
}
