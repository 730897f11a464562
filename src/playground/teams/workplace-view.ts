import { DAY, type Instant } from '../../domain/time/instant.ts'
import type { Channel, Message, Resident, Workplace } from '../workplace.ts'
import { objectsAt, textAt } from './json-object.ts'
import type { Platform } from './platform.ts'
import { BOT_NAME, botAccountId, findUser, homeTenant } from './teams-world.ts'

/** The tenant as the page and the scenario tests see it: a copy, so that nobody changes it by looking. */
export function workplaceView(platform: Platform): Workplace {
  const { world, state } = platform
  const now = platform.clock.now()
  return structuredClone({
    platform: 'teams',
    name: homeTenant(world).name,
    organisations: world.tenants,
    people: residents(platform),
    channels: [...channels(platform), ...chats(platform)],
    messages: state.now.messages.filter((message) => !hasFaded(message, now)).map(withFiles),
    messageActions: (world.messageActions ?? []).map(({ id, title }) => ({ id, title })),
    dialogs: state.now.dialogs,
    ...(world.drawsCharts === false && { chartsUnknown: true as const }),
  })
}

function residents({ world, credentials }: Platform): Resident[] {
  const people = world.users.map(({ aadObjectId, name, title, tenantId, zone, guest, gone }) => ({
    id: aadObjectId,
    name,
    title,
    organisationId: tenantId,
    zone,
    isBot: false,
    ...(guest === true && { guest }),
    ...(gone === true && { deactivated: gone }),
  }))
  const organisationId = homeTenant(world).id
  const id = botAccountId(credentials.appId)
  return [...people, { id, name: BOT_NAME, title: 'App', organisationId, zone: 'UTC', isBot: true }]
}

function channels({ world, state }: Platform): Channel[] {
  return world.team.channels.map(({ id, name, shared, memberIds }) => {
    return { id, name, kind: 'channel', shared, memberIds, botPresent: state.now.botPresent[id] === true }
  })
}

function chats({ world, state }: Platform): Channel[] {
  return Object.entries(state.now.chats).map(([userId, { conversationId, blocked }]) => {
    const name = findUser(world, userId)?.name ?? userId
    return { id: conversationId, name, kind: 'direct', shared: false, memberIds: [userId], botPresent: !blocked }
  })
}

function withFiles(message: Message): Message {
  const files = objectsAt(message.payload, 'attachments').flatMap((one) => textAt(one, 'name') ?? [])
  return files.length > 0 ? { ...message, files } : message
}

/** Targeted messages leave the clients after a day (Teams platform docs, "Targeted messages"). */
function hasFaded(message: Message, now: Instant): boolean {
  return message.visibleTo !== undefined && message.at + DAY <= now
}
