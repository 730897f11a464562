import { expect, test } from 'vitest'
import type { TeamsWorld } from '../../../src/playground/teams/teams-world.ts'
import { callConnector, DANA, GIA, MANAGERS, MAX, SHARED, stage, WITHOUT_BOT, WORLD, HOME } from './teams-fixture.ts'

const ROBOT = 'aaaaaaaa-0000-4000-8000-0000000000b0'
const withRobot: TeamsWorld = {
  ...WORLD,
  users: [
    ...WORLD.users,
    {
      aadObjectId: ROBOT,
      name: 'Monitor',
      title: 'App',
      tenantId: HOME,
      zone: 'UTC',
      userPrincipalName: 'monitor@example.com',
      bot: true,
    },
  ],
  team: {
    ...WORLD.team,
    channels: WORLD.team.channels.map((one) =>
      one.id === MANAGERS ? { ...one, memberIds: [...one.memberIds, ROBOT] } : one,
    ),
  },
}

async function listening(world: TeamsWorld = WORLD) {
  const s = await stage({ world })
  /** What came since the last time, as it was sent. */
  const heard = async () => {
    await s.teams.settled()
    return s.received.splice(0)
  }
  await heard()
  return { ...s, teams: s.teams, heard, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
}

const idOf = (said: object) => String(Object(said).messageId)

test('everything that is said where the bot is comes, without a mention; threads are told by their conversation', async () => {
  await using s = await listening()
  const root = idOf(await s.teams.as(GIA).say(SHARED, 'Copy is late'))
  const reply = idOf(await s.teams.as(DANA).say(SHARED, 'By how much?', { threadId: root }))
  await s.teams.as(GIA).say(SHARED, 'A day', { threadId: reply })
  await s.teams.as(DANA).say(WITHOUT_BOT, 'nobody of ours hears this')
  const inThread = `${SHARED};messageid=${root}`
  expect(await s.heard()).toMatchObject([
    { type: 'message', id: root, text: 'Copy is late', conversation: { id: inThread } },
    { type: 'message', id: reply, conversation: { id: inThread }, replyToId: root },
    { type: 'message', text: 'A day', conversation: { id: inThread } },
  ])
})

test('an owner decides what the bot reads; what mentions it comes always', async () => {
  await using s = await listening()
  const sayEverywhere = async () => {
    await s.teams.as(DANA).say(SHARED, 'shared')
    await s.teams.as(DANA).say(MANAGERS, 'standard')
    await s.teams.as(DANA).say(SHARED, '@Liaison help')
    return (await s.heard()).map(({ text }) => text)
  }
  expect(await sayEverywhere()).toEqual(['shared', 'standard', '<at>Liaison</at> help'])
  s.teams.admin.setReadsChannels('standard')
  expect(await sayEverywhere()).toEqual(['standard', '<at>Liaison</at> help'])
  s.teams.admin.setReadsChannels('none')
  expect(await sayEverywhere()).toEqual(['<at>Liaison</at> help'])
})

test('an edit, a deletion and its taking back are told under the id of the message; of what is deleted no words', async () => {
  await using s = await listening()
  const dana = s.teams.as(DANA)
  const said = idOf(await dana.say(MANAGERS, 'tommorow', { files: ['plan.docx'] }))
  await dana.edit(MANAGERS, said, 'tomorrow')
  await dana.remove(MANAGERS, said)
  expect(await dana.edit(MANAGERS, said, 'never')).toMatchObject({ ok: false })
  await dana.restore(MANAGERS, said)
  const [first, edited, deleted, back] = await s.heard()
  expect(first).toMatchObject({ text: 'tommorow', attachments: [{}, { contentType: 'reference', name: 'plan.docx' }] })
  expect(edited).toMatchObject({
    type: 'messageUpdate',
    id: said,
    text: 'tomorrow',
    channelData: { eventType: 'editMessage' },
    attachments: [{}, { name: 'plan.docx' }],
  })
  expect(deleted).toMatchObject({
    type: 'messageDelete',
    id: said,
    channelData: { eventType: 'softDeleteMessage' },
    conversation: { id: `${MANAGERS};messageid=${said}` },
  })
  expect(deleted).not.toHaveProperty('text')
  expect(deleted).not.toHaveProperty('attachments')
  expect(back).toMatchObject({ type: 'messageUpdate', text: 'tomorrow', channelData: { eventType: 'undeleteMessage' } })
  expect(await s.teams.as(MAX).remove(MANAGERS, said)).toMatchObject({ ok: false })
})

test('another app’s bot is told by its id, and is in no roster', async () => {
  await using s = await listening(withRobot)
  await s.teams.as(ROBOT).say(MANAGERS, 'Disk is full')
  const [said] = await s.heard()
  expect(said?.from).toEqual({ id: `28:${ROBOT}`, name: 'Monitor' })
  const { body } = await callConnector(s.teams, 'GET', `v3/conversations/${MANAGERS}/members`)
  expect(JSON.stringify(body)).not.toContain('Monitor')
})

test('a quote stands in the text and as an entity', async () => {
  await using s = await listening()
  const first = idOf(await s.teams.as(GIA).say(SHARED, 'Copy is late'))
  await s.teams.as(DANA).say(SHARED, 'Which?', { quoting: first })
  const [, quoting] = await s.heard()
  expect(quoting).toMatchObject({
    text: `<quoted messageId="${first}"/> Which?`,
    entities: [{ type: 'quotedReply', quotedReply: { messageId: first, senderName: 'Gia Globex' } }, {}],
  })
})

test('a file in the bot’s own chat can be downloaded; such a chat has threads where the tenant has them', async () => {
  await using plain = await listening()
  const chat = await plain.teams.as(DANA).directChannel()
  await plain.teams.as(DANA).say(chat, '', { files: ['log.txt'] })
  const [said] = (await plain.heard()).filter(({ type }) => type === 'message')
  expect(said).toMatchObject({
    conversation: { id: chat },
    attachments: [
      {},
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'log.txt',
        content: { fileType: 'txt' },
      },
    ],
  })
  await using threaded = await listening({ ...WORLD, threadsInChats: true })
  const own = await threaded.teams.as(DANA).directChannel()
  const root = idOf(await threaded.teams.as(DANA).say(own, 'cases'))
  const [asked] = (await threaded.heard()).filter(({ type }) => type === 'message')
  expect(asked?.conversation.id).toBe(`${own};messageid=${root}`)
  const answer = { type: 'message', text: 'None is open.' }
  const path = `v3/conversations/${encodeURIComponent(`${own};messageid=${root}`)}/activities`
  expect(await callConnector(threaded.teams, 'POST', path, answer)).toMatchObject({ status: 201 })
  expect(threaded.teams.workplace().messages.at(-1)).toMatchObject({ channelId: own, threadId: root })
})
